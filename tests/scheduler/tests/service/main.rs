//! The stand-in as its callers see it: over a real socket, one file a part of the service.

#[cfg(test)]
mod client;
#[cfg(test)]
mod jobs;
