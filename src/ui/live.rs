//! Values that the page follows.
//!
//! Owns what a value and its followers share. Must not know what the values are.
//!
//! The framework's own signals are one kind a type, and much of each is compiled anew for every type and every place
//! that makes or reads one. Here the part that knows no type (the place in the arena, the followers) is one function,
//! and what is left for a type is a look into a cell. The graph of effects is the framework's.

use super::dom::{Read, follow};
use crate::ui::framework::ArcTrigger;
use crate::ui::framework::{GetValue, LocalStorage, Notify, StoredValue, Track};
use std::any::Any;
use std::cell::RefCell;
use std::marker::PhantomData;
use std::rc::Rc;

/// A value that the page follows: a handle, which is copied. It is there for as long as the owner in which it was made.
pub(super) struct Live<T: 'static> {
    slot: StoredValue<Slot, LocalStorage>,
    value: PhantomData<fn() -> T>,
}

/// A value that the page follows, which is there for as long as somebody holds it.
pub(super) struct Held<T: 'static> {
    followers: ArcTrigger,
    value: Rc<RefCell<T>>,
}

/// A value that is worked out whenever it is read: a handle, which is copied.
pub(super) struct Source<T: 'static> {
    slot: StoredValue<Slot, LocalStorage>,
    value: PhantomData<fn() -> T>,
}

/// Something to do: a handle, which is copied.
pub(super) struct Act<T: 'static> {
    slot: StoredValue<Slot, LocalStorage>,
    value: PhantomData<fn(T)>,
}

/// A [`Held`] whose type is forgotten, or what a [`Source`] or an [`Act`] does, which nobody follows.
#[derive(Clone)]
struct Slot {
    followers: Option<ArcTrigger>,
    value: Rc<dyn Any>,
}

impl<T> Clone for Live<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Live<T> {}

impl<T> Clone for Held<T> {
    fn clone(&self) -> Self {
        Self { followers: self.followers.clone(), value: self.value.clone() }
    }
}

impl<T: Default> Default for Live<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T: Default> Default for Held<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T> From<Held<T>> for Live<T> {
    fn from(Held { followers, value }: Held<T>) -> Self {
        Self { slot: arena(Slot { followers: Some(followers), value }), value: PhantomData }
    }
}

impl<T> Held<T> {
    pub(super) fn new(value: T) -> Self {
        Self { followers: ArcTrigger::new(), value: Rc::new(RefCell::new(value)) }
    }

    /// Another value beside this one: who follows one of them is told when either changes, which costs less where the same
    /// ones follow both.
    pub(super) fn beside<Other>(&self, value: Other) -> Held<Other> {
        Held { followers: self.followers.clone(), value: Rc::new(RefCell::new(value)) }
    }

    /// Reads, and follows the value from now on.
    pub(super) fn with<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        self.followers.track();
        self.with_untracked(read)
    }

    /// Reads the value of now.
    pub(super) fn with_untracked<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        read(&self.value.borrow())
    }

    /// A copy of the value, which is followed from now on.
    pub(super) fn get(&self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// A copy of the value of now.
    pub(super) fn get_untracked(&self) -> T
    where
        T: Clone,
    {
        self.value.borrow().clone()
    }

    pub(super) fn set(&self, value: T) {
        *self.value.borrow_mut() = value;
        self.followers.notify();
    }

    /// Changes the value, and gives what the change gives.
    pub(super) fn update<R>(&self, change: impl FnOnce(&mut T) -> R) -> R {
        let result = change(&mut self.value.borrow_mut());
        self.followers.notify();
        result
    }
}

impl<T> Live<T> {
    pub(super) fn new(value: T) -> Self {
        Held::new(value).into()
    }

    /// Reads, and follows the value from now on. Of a value that is gone nothing is left but what is there by default.
    pub(super) fn with<R: Default>(self, read: impl FnOnce(&T) -> R) -> R {
        track(self.slot);
        self.with_untracked(read)
    }

    /// Reads the value of now.
    pub(super) fn with_untracked<R: Default>(self, read: impl FnOnce(&T) -> R) -> R {
        self.held().map(|held| held.with_untracked(read)).unwrap_or_default()
    }

    /// A copy of the value, which is followed from now on.
    pub(super) fn get(self) -> T
    where
        T: Clone + Default,
    {
        self.with(T::clone)
    }

    /// A copy of the value of now.
    pub(super) fn get_untracked(self) -> T
    where
        T: Clone + Default,
    {
        self.with_untracked(T::clone)
    }

    /// A copy of the value of now, unless the value is gone.
    pub(super) fn try_get_untracked(self) -> Option<T>
    where
        T: Clone,
    {
        self.held().map(|held| held.get_untracked())
    }

    /// Sets the value, unless it is gone.
    pub(super) fn set(self, value: T) {
        if let Some(held) = self.held() {
            held.set(value);
        }
    }

    pub(super) fn update(self, change: impl FnOnce(&mut T)) {
        self.try_update(change);
    }

    /// Changes the value, and gives what the change gives, unless the value is gone.
    pub(super) fn try_update<R>(self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        self.held().map(|held| held.update(change))
    }

    /// Changes the value without a word to those who follow it, and gives what the change gives, unless the value is gone.
    pub(super) fn change_quietly<R>(self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        self.held().map(|held| change(&mut held.value.borrow_mut()))
    }

    /// Follows the value from now on.
    pub(super) fn track(self) {
        track(self.slot);
    }

    /// Whether it is gone.
    pub(super) fn is_gone(self) -> bool {
        find(self.slot).is_none()
    }

    #[inline(never)]
    fn held(self) -> Option<Held<T>> {
        let Slot { followers, value } = find(self.slot)?;
        Some(Held { followers: followers?, value: value.downcast().ok()? })
    }
}

impl<T> Clone for Source<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Source<T> {}

impl<T: Default> Source<T> {
    /// What it gives follows all that it reads.
    pub(super) fn new(read: impl Fn() -> T + 'static) -> Self {
        let read: Box<dyn Read<T>> = Box::new(read);
        Self { slot: arena(Slot { followers: None, value: Rc::new(read) }), value: PhantomData }
    }

    pub(super) fn get(self) -> T {
        let read = find(self.slot).and_then(|slot| slot.value.downcast::<Box<dyn Read<T>>>().ok());
        read.map(|read| read.read()).unwrap_or_default()
    }
}

impl<T: Clone + Default> From<Live<T>> for Source<T> {
    fn from(live: Live<T>) -> Self {
        Self::new(move || live.get())
    }
}

/// What an [`Act`] does; one method, as [`Read`] has.
trait Do<T> {
    fn act(&self, with: T);
}

impl<T, F: Fn(T)> Do<T> for F {
    fn act(&self, with: T) {
        self(with);
    }
}

impl<T> Clone for Act<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Act<T> {}

impl<T> Act<T> {
    pub(super) fn new(act: impl Fn(T) + 'static) -> Self {
        let act: Box<dyn Do<T>> = Box::new(act);
        Self { slot: arena(Slot { followers: None, value: Rc::new(act) }), value: PhantomData }
    }

    /// Does it, unless the owner in which it was made is gone.
    pub(super) fn run(self, with: T) {
        if let Some(act) = find(self.slot).and_then(|slot| slot.value.downcast::<Box<dyn Do<T>>>().ok()) {
            act.act(with);
        }
    }
}

/// A value that is worked out anew, of what it was and of what is read, whenever something of that changes.
pub(super) fn derived<T: Clone + Default + PartialEq>(work_out: impl Fn(&T) -> T + 'static) -> Live<T> {
    let live = Live::default();
    follow(Box::new(move || {
        let before = live.get_untracked();
        let now = work_out(&before);
        if now != before {
            live.set(now);
        }
    }));
    live
}

#[inline(never)]
fn arena(slot: Slot) -> StoredValue<Slot, LocalStorage> {
    StoredValue::new_local(slot)
}

#[inline(never)]
fn find(slot: StoredValue<Slot, LocalStorage>) -> Option<Slot> {
    slot.try_get_value()
}

#[inline(never)]
fn track(slot: StoredValue<Slot, LocalStorage>) {
    if let Some(followers) = find(slot).and_then(|slot| slot.followers) {
        followers.track();
    }
}
