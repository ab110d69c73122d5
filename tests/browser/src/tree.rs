//! What a screen reader finds on the page: the browser's accessibility tree as lines, one a thing, indented by where it
//! stands.
//!
//! Owns how a thing is told: role, name, states, value and description. Must not know what should be there.

use std::collections::HashMap;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::failure::Outcome;
use crate::page::Page;

/// A thing with what stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// Its line.
    pub line: String,
    /// Whether it is a part of the page with a name of its own.
    pub is_part: bool,
    /// What stands in it.
    pub things: Vec<Thing>,
}

impl Page {
    /// The tree of the whole page, without what only lays out. For Chromium alone.
    ///
    /// # Errors
    /// When it is another browser, or refuses.
    pub async fn tree(&self) -> Outcome<Vec<Thing>> {
        let tree: Tree = serde_json::from_value(self.cdp("Accessibility.getFullAXTree", json!({})).await?)?;
        let nodes: HashMap<_, _> = tree.nodes.iter().map(|node| (node.id.as_str(), node)).collect();
        let mut things = Vec::new();
        if let Some(root) = tree.nodes.first() {
            tell(root, &nodes, "", &mut things);
        }
        Ok(things)
    }
}

impl Thing {
    /// Puts other words in the place of some, in it and in all in it.
    pub fn replace(&mut self, words: &str, others: &str) {
        self.line = self.line.replace(words, others);
        self.things.iter_mut().for_each(|thing| thing.replace(words, others));
    }

    /// The lines of it and of all in it.
    #[must_use]
    pub fn lines(&self) -> String {
        let mut text = format!("{}\n", self.line);
        for thing in &self.things {
            for line in thing.lines().lines() {
                text.extend(["  ", line, "\n"]);
            }
        }
        text
    }
}

#[derive(Deserialize)]
struct Tree {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Node {
    #[serde(rename = "nodeId")]
    id: String,
    ignored: bool,
    role: Option<Of>,
    name: Option<Of>,
    description: Option<Of>,
    value: Option<Of>,
    #[serde(default)]
    properties: Vec<Property>,
    #[serde(default)]
    child_ids: Vec<String>,
}

#[derive(Deserialize)]
struct Property {
    name: String,
    value: Of,
}

#[derive(Deserialize)]
struct Of {
    #[serde(default)]
    value: Value,
}

impl Node {
    fn role(&self) -> &str {
        self.role.as_ref().and_then(|role| role.value.as_str()).unwrap_or_default()
    }

    fn name(&self) -> String {
        self.name.as_ref().map(Of::text).unwrap_or_default()
    }
}

impl Of {
    /// As a text, its blanks as they are heard.
    fn text(&self) -> String {
        let text = match &self.value {
            Value::String(text) => text.clone(),
            Value::Null => String::new(),
            other => other.to_string(),
        };
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// What is told as a state, and in which words; all others are of no use to a person, or follow from the role.
const STATES: [(&str, &str); 9] = [
    ("disabled", "disabled"),
    ("required", "required"),
    ("readonly", "read-only"),
    ("busy", "busy"),
    ("modal", "modal"),
    ("selected", "selected"),
    ("multiselectable", "multiselectable"),
    ("focused", "has the focus"),
    ("invalid", "invalid"),
];

/// What is told whether it is so or not.
const CHOICES: [(&str, &str, &str); 3] = [
    ("expanded", "expanded", "collapsed"),
    ("checked", "checked", "not checked"),
    ("pressed", "pressed", "not pressed"),
];

/// Tells the node, or what stands in it where it only lays out; `said` is what was told of it by the name of another.
fn tell(node: &Node, nodes: &HashMap<&str, &Node>, said: &str, things: &mut Vec<Thing>) {
    let role = node.role();
    let children = || node.child_ids.iter().filter_map(|id| nodes.get(id.as_str()));
    let name = node.name();
    match role {
        "InlineTextBox" | "LineBreak" | "ListMarker" => return,
        "StaticText" => {
            if !name.is_empty() && !said.contains(&name) {
                things.push(Thing { line: format!("“{name}”"), is_part: false, things: Vec::new() });
            }
            return;
        }
        // Its words are the name of the field.
        "LabelText" | "Legend" => {
            let words = words_of(node, nodes);
            children().for_each(|child| tell(child, nodes, &words, things));
            return;
        }
        _ if node.ignored || ["generic", "none", "DescriptionListDetail"].contains(&role) => {
            children().for_each(|child| tell(child, nodes, said, things));
            return;
        }
        _ => {}
    }
    let mut line = told(node, role, &name);
    let mut inner = Vec::new();
    // What else there is to choose is told once the choice is opened.
    let is_choice = role == "combobox" && children().any(|child| child.role() == "MenuListPopup");
    if !is_choice {
        // What is typed is told as the value.
        let said = if node.value.is_some() {
            format!("{name} {}", node.value.as_ref().map(Of::text).unwrap_or_default())
        } else {
            name
        };
        children().for_each(|child| tell(child, nodes, &said, &mut inner));
    }
    if !inner.is_empty() && inner.iter().all(|thing| thing.things.is_empty() && thing.line.starts_with('“')) {
        let words: Vec<_> = inner.drain(..).map(|thing| thing.line).collect();
        line.extend([": ", &words.join(" ")]);
    }
    let is_part = ["banner", "region", "form", "group", "dialog", "table"].contains(&role);
    things.push(Thing { line, is_part, things: inner });
}

/// The line of a thing.
fn told(node: &Node, role: &str, name: &str) -> String {
    let property = |wanted: &str| node.properties.iter().find(|it| it.name == wanted).map(|it| it.value.text());
    let mut line = match (role, property("level")) {
        ("RootWebArea", _) => "page".to_owned(),
        ("heading", Some(level)) => format!("{role} {level}"),
        _ => role.to_owned(),
    };
    if !name.is_empty() {
        line.extend([" “", name, "”"]);
    }
    if role == "RootWebArea" {
        return line;
    }
    for (name, words) in STATES {
        if property(name).is_some_and(|value| value == "true") {
            line.extend([", ", words]);
        }
    }
    for (name, yes, no) in CHOICES {
        match property(name).as_deref() {
            Some("true") => line.extend([", ", yes]),
            Some("false") => line.extend([", ", no]),
            _ => {}
        }
    }
    if let Some(value) = node.value.as_ref().map(Of::text).filter(|value| !value.is_empty()) {
        line.extend([", holds “", &value, "”"]);
    }
    if let Some(words) = node.description.as_ref().map(Of::text).filter(|words| !words.is_empty()) {
        line.extend([", described “", &words, "”"]);
    }
    line
}

/// All words in it.
fn words_of(node: &Node, nodes: &HashMap<&str, &Node>) -> String {
    if node.role() == "StaticText" {
        return format!("{} ", node.name());
    }
    let children = node.child_ids.iter().filter_map(|id| nodes.get(id.as_str()));
    children.map(|child| words_of(child, nodes)).collect()
}
