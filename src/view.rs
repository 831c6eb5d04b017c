//! Building views: one element type, one attribute type, one kind of closure.
//!
//! The `view!` macro gives every element with its attributes and children a type of its own, and
//! each type its own machine code: this app came to 205 KB that way. Here a view is a small box that
//! pages fill by plain calls, and one function makes Leptos views of it, so that their code exists
//! once (`docs/decisions/0005`). The closures are Leptos's reactive functions, and views draw natively
//! with `to_html`.

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::ev::{Custom, on};
use leptos::html::custom;
use leptos::prelude::*;
use leptos::tachys::html::element::inner_html;
use leptos::tachys::html::property::prop;
use leptos::tachys::view::iterators::StaticVec;
use leptos::web_sys::{Element, Event, KeyboardEvent};
use wasm_bindgen::{JsCast, JsValue};

type Reactive<T> = Box<dyn FnMut() -> T + Send>;

/// A view of any kind: an element, a text, a group, or one that follows signals. One pointer wide, so
/// that handing it on costs nothing.
pub struct View(Box<Node>);

enum Node {
    Element { tag: &'static str, attributes: Vec<Attribute>, children: Vec<View> },
    Fixed(&'static str),
    Text(String),
    Dynamic(Reactive<View>),
    Group(Vec<View>),
}

enum Attribute {
    Fixed(&'static str, &'static str),
    Markup(&'static str),
    Text(&'static str, String),
    Reactive(&'static str, Reactive<Option<String>>),
    Hidden(Reactive<bool>),
    Checked(Reactive<bool>),
    Value(Reactive<String>),
    On(&'static str, Box<dyn FnMut(Event)>),
    Click(Box<dyn FnMut()>),
}

/// Begins an element; an empty class is none.
#[inline(never)]
pub fn el(tag: &'static str, class: &'static str) -> View {
    let element =
        View(Box::new(Node::Element { tag, attributes: Vec::new(), children: Vec::new() }));
    if class.is_empty() { element } else { element.attr("class", class) }
}

/// A view that is drawn anew whenever a signal it reads changes.
pub fn dynamic(draw: impl FnMut() -> View + Send + 'static) -> View {
    View(Box::new(Node::Dynamic(Box::new(draw))))
}

/// Several views in a row.
#[inline(never)]
pub fn group(views: Vec<View>) -> View {
    View(Box::new(Node::Group(views)))
}

/// No view.
pub fn nothing() -> View {
    group(Vec::new())
}

/// An element whose content is fixed markup of our own.
#[inline(never)]
pub fn markup(tag: &'static str, class: &'static str, html: &'static str) -> View {
    el(tag, class).with(Attribute::Markup(html))
}

// Methods that take closures are thin, so that only boxing the closure exists once per use.
impl View {
    #[inline(never)]
    fn with(mut self, attribute: Attribute) -> Self {
        if let Node::Element { attributes, .. } = &mut *self.0 {
            attributes.push(attribute);
        }
        self
    }

    /// A fixed attribute.
    #[inline(never)]
    pub fn attr(self, name: &'static str, value: &'static str) -> Self {
        self.with(Attribute::Fixed(name, value))
    }

    /// An attribute with a value from the data.
    #[inline(never)]
    pub fn attr_text(self, name: &'static str, value: String) -> Self {
        self.with(Attribute::Text(name, value))
    }

    /// An attribute that follows signals; `None` takes it away.
    pub fn attr_with(
        self,
        name: &'static str,
        value: impl FnMut() -> Option<String> + Send + 'static,
    ) -> Self {
        self.with(Attribute::Reactive(name, Box::new(value)))
    }

    /// Hides the element while `is_hidden` says so.
    pub fn hidden_if(self, is_hidden: impl FnMut() -> bool + Send + 'static) -> Self {
        self.with(Attribute::Hidden(Box::new(is_hidden)))
    }

    /// A checked state that follows signals.
    pub fn checked_if(self, is_checked: impl FnMut() -> bool + Send + 'static) -> Self {
        self.with(Attribute::Checked(Box::new(is_checked)))
    }

    /// The content of a field, following signals.
    pub fn value_with(self, value: impl FnMut() -> String + Send + 'static) -> Self {
        self.with(Attribute::Value(Box::new(value)))
    }

    /// Calls back on an event.
    pub fn on(self, event: &'static str, call: impl FnMut(Event) + 'static) -> Self {
        self.with(Attribute::On(event, Box::new(call)))
    }

    /// Calls back on a click or its keyboard equal; what the element does by itself is left out.
    pub fn on_click(self, call: impl FnMut() + 'static) -> Self {
        self.with(Attribute::Click(Box::new(call)))
    }

    /// Adds a fixed text.
    #[inline(never)]
    pub fn text(self, content: &'static str) -> Self {
        self.child(Self(Box::new(Node::Fixed(content))))
    }

    /// Adds a text from the data.
    #[inline(never)]
    pub fn say(self, content: String) -> Self {
        self.child(Self(Box::new(Node::Text(content))))
    }

    /// Adds a text from the data that stays there.
    #[inline(never)]
    pub fn quote(self, content: &str) -> Self {
        self.say(content.to_owned())
    }

    /// Adds a text that follows signals.
    pub fn text_with(self, mut content: impl FnMut() -> String + Send + 'static) -> Self {
        self.child(dynamic(move || Self(Box::new(Node::Text(content())))))
    }

    /// Adds a view.
    #[inline(never)]
    pub fn child(mut self, child: Self) -> Self {
        if let Node::Element { children, .. } = &mut *self.0 {
            children.push(child);
        }
        self
    }

    /// Adds a view if there is one.
    #[inline(never)]
    pub fn maybe(self, child: Option<Self>) -> Self {
        match child {
            Some(child) => self.child(child),
            None => self,
        }
    }

    /// Adds views.
    pub fn children(self, views: impl IntoIterator<Item = Self>) -> Self {
        let mut views = views.into_iter();
        self.each_child(&mut || views.next())
    }

    // The loop exists once, not once for every kind of iterator.
    #[inline(never)]
    fn each_child(mut self, next: &mut dyn FnMut() -> Option<Self>) -> Self {
        while let Some(view) = next() {
            self = self.child(view);
        }
        self
    }

    /// The Leptos view.
    pub fn into_leptos(self) -> AnyView {
        match *self.0 {
            Node::Element { tag, attributes, children } => {
                let attributes: Vec<AnyAttribute> =
                    attributes.into_iter().map(Attribute::into_leptos).collect();
                let children: Vec<AnyView> = children.into_iter().map(Self::into_leptos).collect();
                custom(tag).add_any_attr(attributes).child(StaticVec::from(children)).into_any()
            }
            Node::Fixed(text) => text.to_owned().into_any(),
            Node::Text(text) => text.into_any(),
            Node::Dynamic(mut draw) => {
                let draw: Reactive<AnyView> = Box::new(move || draw().into_leptos());
                draw.into_any()
            }
            Node::Group(views) => {
                let views: Vec<AnyView> = views.into_iter().map(Self::into_leptos).collect();
                StaticVec::from(views).into_any()
            }
        }
    }
}

impl Attribute {
    fn into_leptos(self) -> AnyAttribute {
        match self {
            Self::Fixed(name, value) => custom_attribute(name, value.to_owned()).into_any_attr(),
            Self::Markup(html) => inner_html(html).into_any_attr(),
            Self::Text(name, value) => custom_attribute(name, value).into_any_attr(),
            Self::Reactive(name, value) => custom_attribute(name, value).into_any_attr(),
            Self::Hidden(mut is_hidden) => {
                let value: Reactive<Option<String>> =
                    Box::new(move || is_hidden().then(String::new));
                custom_attribute("hidden", value).into_any_attr()
            }
            Self::Checked(mut is_checked) => {
                property("checked", Box::new(move || is_checked().into()))
            }
            Self::Value(mut value) => property("value", Box::new(move || value().into())),
            Self::On(event, call) => on(Custom::<Event>::new(event), call).into_any_attr(),
            Self::Click(mut call) => {
                let call: Box<dyn FnMut(Event)> = Box::new(move |event| {
                    event.prevent_default();
                    call();
                });
                on(Custom::<Event>::new("click"), call).into_any_attr()
            }
        }
    }
}

fn property(name: &'static str, value: Reactive<JsValue>) -> AnyAttribute {
    prop(name, value).into_any_attr()
}

/// What was typed or chosen.
pub fn value_of(event: &Event) -> String {
    event_target_value(event)
}

/// Whether the box is ticked now.
pub fn is_checked(event: &Event) -> bool {
    event_target_checked(event)
}

/// The key of a keyboard event.
pub fn key_of(event: &Event) -> String {
    event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key).unwrap_or_default()
}

/// Whether the element with details that told of the event is open now.
pub fn is_open_now(event: &Event) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| element.has_attribute("open"))
}
