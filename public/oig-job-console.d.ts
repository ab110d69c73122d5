/** The element of the OIG job console, for pages that embed it: `<script type="module" src="…/oig-job-console.js">`. */

/** A value as JSON knows it. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The body of `POST …/scheduler/jobs`, whole or not, as Oracle's documentation names it. */
export interface JobDetails {
  jobName?: string;
  taskName?: string;
  retryCount?: number | string;
  concurrent?: boolean;
  isEnabled?: boolean;
  status?: string;
  jobScheduleType?: string;
  cronScheduleType?: string;
  notification?: { [key: string]: Json } | string;
  parameters?: { [name: string]: JobParameter } | JobParameter[];
  [other: string]: unknown;
}

export interface JobParameter {
  /** In an array of parameters; in an object it is the key. */
  name?: string;
  value?: Json;
  dataType?: "String" | "Number" | "Boolean" | "ITResource" | (string & {});
  required?: boolean;
  helpText?: string;
  [other: string]: unknown;
}

/** The settings of `config.json`: see `config.schema.json`, or the table in README.md. */
export interface Settings {
  endpoint?: string;
  requestedBy?: string;
  parametersAs?: "object" | "array";
  valuesAs?: "json" | "strings";
  metadata?: boolean;
  timeLimitSeconds?: number;
  tasks?: string | false;
  templates?: string | false;
  itResources?: string[];
  timeZone?: string;
  jobNames?: { pattern: string; hint?: string };
  job?: JobDetails;
  fields?: { [field: string]: "shown" | "fixed" | "hidden" };
  secretWords?: string[];
  notification?: { kind?: string; recipient?: string; words?: [string, string, string] };
  history?: boolean;
  signIn?: "basic" | "bearer" | "session";
  signInPage?: string;
  idleMinutes?: number | false;
  language?: "" | "en" | "de" | "es" | "ja" | "ar";
  theme?: { scheme?: "auto" | "light" | "dark"; [token: string]: string | undefined };
}

/** Why a job was not created, as a word that stays the same. */
export type Reason =
  | "invalid-input"
  | "not-signed-in"
  | "not-allowed"
  | "not-found"
  | "conflict"
  | "too-large"
  | "busy"
  | "server-fault"
  | "refused"
  /** The answer came from something else than the service: a sign-in page, for example. */
  | "not-the-service"
  /** Nothing left the browser. */
  | "not-sent"
  /** The request may have arrived, the answer did not: the job may exist. */
  | "unknown"
  /** A good status with an answer that cannot be read: the job was probably created. */
  | "unreadable";

export interface OigJobConsoleEventMap {
  /** The console is there. */
  ready: CustomEvent<Record<string, never>>;
  /** Something in the form changed, a moment ago; `job` reads what stands there. */
  change: CustomEvent<{ canBeSent: boolean }>;
  /** The server says that the job was created; `status` are its words. */
  created: CustomEvent<{ jobName: string; status: string }>;
  /** It was not, or nobody knows; `message` is the sentence that the person reads. */
  failed: CustomEvent<{ jobName: string; reason: Reason; message: string }>;
  /**
   * Nobody is signed in any more: somebody signed out, or for want of anybody there the console did (`idle`). Or the
   * server does not take the credentials any more (`expired`): the form stays in view until it has others.
   */
  "signed-out": CustomEvent<{ reason: "expired" | "idle" | "signed-out" }>;
}

export interface OigJobConsole extends HTMLElement {
  /** Whether the console is there. */
  readonly isReady: boolean;
  /** Settings of this console, which lie over those of `config.json`; read when it is put on a page. */
  settings: Settings;
  /** The job in the form, whole or not; `undefined` before it is there. Numbers are as JavaScript holds them. */
  job: JobDetails | undefined;
  /** The same as JSON text, each number digit for digit. Throws a TypeError where a text is no job. */
  jobText: string | undefined;
  /**
   * A bearer token, where `signIn` is "bearer": the first, or a fresh one when `signed-out` tells that the last has expired.
   * It is held in memory alone, and is not read back.
   */
  set token(token: string);
  /** As the button "Create job": one call, at most one request; the outcome comes as an event. */
  create(): void;
  /** Empties the form, which can be undone. */
  clear(): void;
  /** Signs out at once, without a question. The draft is kept in the browser, without secrets, and offered later. */
  signOut(): void;
  addEventListener<K extends keyof OigJobConsoleEventMap>(
    type: K,
    listener: (this: OigJobConsole, event: OigJobConsoleEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/** What the page around a frame (`embed.html`) sends by `frame.contentWindow.postMessage(message, origin)`. */
export type ToFrame = { to: "oig-job-console" } & (
  | { type: "hello"; settings?: Pick<Settings, "theme" | "language" | "timeZone">; job?: JobDetails }
  | { type: "job"; job: JobDetails }
  | { type: "token"; token: string }
  | { type: "get-job" }
  | { type: "create" }
  | { type: "clear" }
  | { type: "sign-out" }
);

/** What the frame sends to the page around it, and to no other. */
export type FromFrame = { from: "oig-job-console" } & (
  | { [K in keyof OigJobConsoleEventMap]: { type: K; detail: OigJobConsoleEventMap[K]["detail"] } }[keyof OigJobConsoleEventMap]
  | { type: "height"; detail: { height: number } }
  | { type: "job"; detail: { job: JobDetails } }
  | { type: "refused"; detail: { message: string } }
);

declare global {
  interface HTMLElementTagNameMap {
    "oig-job-console": OigJobConsole;
  }
}
