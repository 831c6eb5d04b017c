//! Taking a text along, and what became of it.

use leptos::task::spawn_local;

use super::shared::Shared;
use crate::browser::share;

pub use crate::browser::share::Shared as Outcome;

/// The last text that was taken along from a page.
#[derive(Clone, Copy)]
pub struct Take {
    last: Shared<Option<(Outcome, String)>>,
}

impl Default for Take {
    fn default() -> Self {
        Self { last: Shared::new(None) }
    }
}

impl Take {
    /// What became of the last text, and the text; follows it.
    pub fn last(self) -> Option<(Outcome, String)> {
        self.last.get()
    }

    /// Hands a text to the phone's sharing, else to the clipboard, else to the person.
    pub fn share(self, text: String) {
        spawn_local(async move {
            let became = share::share_text(&text).await;
            self.last.set(Some((became, text)));
        });
    }

    /// Opens the print dialog.
    pub fn print(self) {
        share::print();
    }
}
