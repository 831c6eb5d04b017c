//! A tree told column by column: first its shape, then all values of each field in a row.
//!
//! Values of one field are alike, so standing together they compress better than record by record: a
//! tenth less for the catalogue (`docs/decisions/0009`). The packed file is JSON again:
//!
//! ```json
//! {"schema":2,"shape":{"list":[{"id":"","n":0}]},"numbers":["2","1,"],"texts":["a|b"]}
//! ```
//!
//! In the shape `""` is a text, `0` a number, `[x]` a list of x, `{...}` a record. Walked in order, every
//! number, list (its length) and record inside a list (1 there, 0 missing) takes the next column of
//! `numbers`, every text the next of `texts`. In a column a missing value is empty.

mod pack;

pub use pack::pack;

use crate::Tree;

/// Parts the values of a column of texts; no text may hold it.
const TEXT_END: char = '|';
/// Parts the values of a column of numbers.
const NUMBER_END: char = ',';

enum Node {
    Text(usize),
    Number(usize),
    List(usize, Box<Node>),
    Record(usize, Vec<(String, Node)>),
}

/// A column being read from its beginning.
struct Column<'a> {
    rest: Option<&'a str>,
    end: char,
}

impl<'a> Column<'a> {
    fn next(&mut self) -> Option<&'a str> {
        let rest = self.rest?;
        let (value, rest) = match rest.split_once(self.end) {
            Some((value, rest)) => (value, Some(rest)),
            None => (rest, None),
        };
        self.rest = rest;
        Some(value)
    }
}

/// Puts a tree together again; nothing if shape and columns do not belong together.
pub fn unpack(shape: &Tree, numbers: &[String], texts: &[String]) -> Option<Tree> {
    let (mut n_numbers, mut n_texts) = (0, 0);
    let node = node(shape, &mut n_numbers, &mut n_texts)?;
    let column = |text, end| Column { rest: Some(text), end };
    let mut reader = Reader {
        numbers: numbers.iter().map(|text| column(text, NUMBER_END)).collect(),
        texts: texts.iter().map(|text| column(text, TEXT_END)).collect(),
    };
    let tree = reader.tree(&node)?;
    // What is left over was lost by somebody.
    let all = reader.numbers.iter().chain(&reader.texts);
    let is_whole = n_numbers == numbers.len()
        && n_texts == texts.len()
        && all.clone().all(|column| column.rest.is_none_or(str::is_empty));
    is_whole.then_some(tree)
}

fn node(shape: &Tree, n_numbers: &mut usize, n_texts: &mut usize) -> Option<Node> {
    let next = |n: &mut usize| {
        *n += 1;
        *n - 1
    };
    Some(match shape {
        Tree::Text(_) => Node::Text(next(n_texts)),
        Tree::Number(_) => Node::Number(next(n_numbers)),
        Tree::List(items) => {
            let column = next(n_numbers);
            Node::List(column, Box::new(node(items.first()?, n_numbers, n_texts)?))
        }
        Tree::Record(fields) => {
            let column = next(n_numbers);
            let mut nodes = Vec::with_capacity(fields.len());
            for (key, shape) in fields {
                nodes.push((key.clone(), node(shape, n_numbers, n_texts)?));
            }
            Node::Record(column, nodes)
        }
        Tree::Null | Tree::Other => return None,
    })
}

struct Reader<'a> {
    numbers: Vec<Column<'a>>,
    texts: Vec<Column<'a>>,
}

impl Reader<'_> {
    fn number(&mut self, column: usize) -> Option<Option<u64>> {
        let digits = self.numbers.get_mut(column)?.next()?;
        if digits.is_empty() { Some(None) } else { digits.parse().ok().map(Some) }
    }

    fn tree(&mut self, node: &Node) -> Option<Tree> {
        Some(match node {
            Node::Text(column) => match self.texts.get_mut(*column)?.next()? {
                "" => Tree::Null,
                text => Tree::Text(text.to_owned()),
            },
            Node::Number(column) => self.number(*column)?.map_or(Tree::Null, Tree::Number),
            Node::List(column, item) => {
                let n = self.number(*column)?.unwrap_or(0);
                let mut items = Vec::new();
                for _ in 0..n {
                    items.push(self.tree(item)?);
                }
                Tree::List(items)
            }
            Node::Record(column, nodes) => {
                if self.number(*column)? == Some(0) {
                    return Some(Tree::Null);
                }
                let mut fields = Vec::with_capacity(nodes.len());
                for (key, node) in nodes {
                    fields.push((key.clone(), self.tree(node)?));
                }
                Tree::Record(fields)
            }
        })
    }
}
