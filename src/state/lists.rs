//! The person's own lists: answers and ticks per service, kept on the phone only.

use catalogue::{Answers, Checklist, SavedList, Service, checklist};

use super::shared::Shared;
use crate::browser::local;

const PREFIX: &str = "loket.list.";

/// A list, and everything that follows from it for its service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// What the person answered and ticked.
    pub list: SavedList,
    /// The answers as the service counts them.
    pub answers: Answers,
    /// Whether each requirement is ticked.
    pub ticks: Vec<bool>,
    /// What to show.
    pub checklist: Checklist,
    /// False once the phone has refused to keep a list.
    pub is_kept: bool,
}

impl Shape {
    /// Shapes the requirements of `service` by a list.
    pub fn new(service: &Service, list: SavedList) -> Self {
        let answers = list.answers(service);
        let (ticks, checklist) = (list.ticks(service), checklist(service, &answers));
        Self { list, answers, ticks, checklist, is_kept: true }
    }
}

/// All lists of this phone; one of them is on the screen.
#[derive(Clone, Copy)]
pub struct Lists {
    open: Shared<Option<Shape>>,
}

impl Lists {
    pub(super) fn new() -> Self {
        Self { open: Shared::new(None) }
    }

    /// Opens the list for a service, which is then followed through [`Lists::shape`].
    pub fn open(self, service: &Service) -> ShapeOf {
        self.open.set(Some(Shape::new(service, load(&service.id))));
        ShapeOf(self.open)
    }

    /// The shape for a service that is not the open one.
    pub fn look(self, service: &Service) -> Shape {
        Shape::new(service, load(&service.id))
    }

    /// Ids of services with a list; follows changes.
    pub fn services(self) -> Vec<String> {
        self.open.with(|_| ());
        local::keys(PREFIX)
    }

    /// Keeps the list for the open service; an empty one is forgotten.
    pub fn save(self, service: &Service, list: SavedList) {
        let key = PREFIX.to_owned() + &service.id;
        let is_kept = if list.is_empty() {
            local::remove(&key);
            true
        } else {
            local::set(&key, &list.encode()).is_ok()
        };
        self.open.set(Some(Shape { is_kept, ..Shape::new(service, list) }));
    }

    /// Forgets the list for a service.
    pub fn forget(self, service: &str) {
        local::remove(&(PREFIX.to_owned() + service));
        self.open.set(None);
    }
}

fn load(service: &str) -> SavedList {
    let stored = local::get(&(PREFIX.to_owned() + service));
    stored.as_deref().and_then(SavedList::decode).unwrap_or_default()
}

/// The shape of the service on the screen.
#[derive(Clone, Copy)]
pub struct ShapeOf(Shared<Option<Shape>>);

impl ShapeOf {
    /// A shape that stays as it is, for drawing without an app.
    pub fn fixed(shape: Shape) -> Self {
        Self(Shared::new(Some(shape)))
    }

    /// Looks at the shape and follows it; nothing once the page has been left.
    pub fn with<R: Default>(self, look: impl FnOnce(&Shape) -> R) -> R {
        self.0.with(|shape| shape.as_ref().map(look)).unwrap_or_default()
    }

    /// The list, without following it.
    pub fn list(self) -> SavedList {
        self.0.peek_with(|shape| shape.as_ref().map(|shape| shape.list.clone())).unwrap_or_default()
    }
}
