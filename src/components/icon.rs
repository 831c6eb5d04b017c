//! Pictograms, drawn for this product on a 24-unit grid; decoration only, so hidden from readers.

use crate::view::{View, markup};

/// Completes the shapes of a pictogram to a drawing.
macro_rules! svg {
    ($shapes:literal) => {
        concat!("<svg viewBox=\"0 0 24 24\" aria-hidden=\"true\">", $shapes, "</svg>")
    };
}

/// A pictogram.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Icon {
    Find,
    List,
    Feedback,
    Outbox,
    Next,
    Warning,
    Place,
    Time,
    Fee,
    Paper,
    VerySatisfied,
    Satisfied,
    FairlySatisfied,
    Dissatisfied,
}

impl Icon {
    fn drawing(self) -> &'static str {
        match self {
            Self::Find => {
                svg!(r#"<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>"#)
            }
            Self::List => {
                svg!(
                    r#"<path d="m3 6 1.5 1.5L7.5 4.5M3 13l1.5 1.5 3-3M3 20l1.5 1.5 3-3M11 6h10M11 13h10M11 20h10"/>"#
                )
            }
            Self::Feedback => {
                svg!(
                    r#"<path d="M4 4h16v12H10l-5 4v-4H4z"/><path d="M8.5 9v.5M15.5 9v.5M9 12q3 2 6 0"/>"#
                )
            }
            Self::Outbox => svg!(r#"<path d="M3 14v6h18v-6M12 15V3M7.5 7.5 12 3l4.5 4.5"/>"#),
            Self::Next => svg!(r#"<path d="m9 5 7 7-7 7"/>"#),
            Self::Warning => svg!(r#"<path d="M12 3 2 20.5h20zM12 10v5M12 17.5v.5"/>"#),
            Self::Place => {
                svg!(
                    r#"<path d="M12 21s7-6.2 7-11.5a7 7 0 0 0-14 0C5 14.8 12 21 12 21z"/><circle cx="12" cy="9.5" r="2.5"/>"#
                )
            }
            Self::Time => svg!(r#"<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.5 2"/>"#),
            Self::Fee => {
                svg!(
                    r#"<path d="M3 6h18v12H3zM6.5 9v.01M17.5 15v.01"/><circle cx="12" cy="12" r="2.5"/>"#
                )
            }
            Self::Paper => svg!(r#"<path d="M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6"/>"#),
            Self::VerySatisfied => {
                svg!(
                    r#"<circle cx="12" cy="12" r="9.5"/><path d="M7 9q1.3-2 2.6 0M14.4 9q1.3-2 2.6 0M6.5 13.5h11q-1 4.5-5.5 4.5t-5.5-4.5z"/>"#
                )
            }
            Self::Satisfied => {
                svg!(
                    r#"<circle cx="12" cy="12" r="9.5"/><path d="M8.5 9v1M15.5 9v1M7.5 14q4.5 4 9 0"/>"#
                )
            }
            Self::FairlySatisfied => {
                svg!(r#"<circle cx="12" cy="12" r="9.5"/><path d="M8.5 9v1M15.5 9v1M8 15.5h8"/>"#)
            }
            Self::Dissatisfied => {
                svg!(
                    r#"<circle cx="12" cy="12" r="9.5"/><path d="M8.5 9v1M15.5 9v1M7.5 17q4.5-4 9 0"/>"#
                )
            }
        }
    }
}

/// Draws a pictogram.
pub fn icon(icon: Icon) -> View {
    markup("span", "icon", icon.drawing())
}
