//! What nobody caught: a panic in a handler or a task shows itself as an error of the page.

use js_sys::Reflect;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Event;

/// The faults of the page while this lives.
pub(super) struct Faults {
    seen: Rc<RefCell<Vec<String>>>,
    listener: Closure<dyn FnMut(Event)>,
}

const FAULTS: [&str; 2] = ["error", "unhandledrejection"];

impl Faults {
    pub(super) fn new() -> Self {
        let seen: Rc<RefCell<Vec<String>>> = Rc::default();
        let noted = Rc::clone(&seen);
        let listener = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            let message = Reflect::get(&event, &"message".into()).ok().and_then(|it| it.as_string());
            noted.borrow_mut().push(message.unwrap_or_else(|| event.type_()));
        });
        for kind in FAULTS {
            let window = web_sys::window().unwrap();
            window.add_event_listener_with_callback(kind, listener.as_ref().unchecked_ref()).unwrap();
        }
        Self { seen, listener }
    }

    /// Holds that there were none.
    pub(super) fn check(&self) {
        for kind in FAULTS {
            let window = web_sys::window().unwrap();
            window.remove_event_listener_with_callback(kind, self.listener.as_ref().unchecked_ref()).unwrap();
        }
        assert_eq!(*self.seen.borrow(), [""; 0], "nobody caught these");
    }
}
