//! What templates see of a drill: what it is about and how it is marked, complete without scripts.

use super::address;
use super::maker::Maker;
use crate::course::{ChatDrill, Checkpoint, Drill, DrillKind, Panel, Prose, Script};
use crate::drill;
use serde::Serialize;
use tera::Value;

/// A drill's page.
#[derive(Debug, Serialize)]
pub struct DrillView<'a> {
    id: &'a str,
    title: &'a str,
    kind: &'static str,
    intro: Option<Value>,
    pass: u32,
    /// The time limit of a chat in minutes, rounded up; for a speed drill the seconds of each item.
    limit: u32,
    customers: Vec<CustomerView<'a>>,
    panels: Vec<PanelView<'a>>,
    checkpoints: Vec<CheckpointView<'a>>,
    items: Vec<ItemView>,
}

#[derive(Debug, Serialize)]
struct CustomerView<'a> {
    id: &'a str,
    name: &'a str,
    level: Option<&'a str>,
    labels: &'a [String],
    arrives: u32,
}

/// What can be looked up, as templates see it.
#[derive(Debug, Serialize)]
pub struct PanelView<'a> {
    #[serde(flatten)]
    panel: &'a Panel,
    /// The name of the customer in whose conversation it stands.
    whose: Option<&'a str>,
}

/// What earns points, as templates see it.
#[derive(Debug, Serialize)]
pub struct CheckpointView<'a> {
    id: &'a str,
    title: &'a str,
    points: u32,
    red_line: bool,
    /// The name of the customer whom it is about.
    whose: Option<&'a str>,
    why: Option<Value>,
}

#[derive(Debug, Serialize)]
struct ItemView {
    id: String,
    prompt: String,
    facts: Vec<(String, String)>,
}

impl<'a> PanelView<'a> {
    /// Everything that can be looked up in a drill.
    pub fn all(script: &'a Script) -> Vec<Self> {
        script.panels.iter().map(|panel| Self { panel, whose: name_of(script, panel.customer.as_deref()) }).collect()
    }
}

impl<'a> CheckpointView<'a> {
    /// Everything that earns points in a drill.
    pub fn all(chat: &'a ChatDrill, maker: &Maker<'a>) -> Vec<Self> {
        let checkpoints = chat.script.checkpoints.iter().zip(&chat.why);
        let view = |(checkpoint, why): (&'a Checkpoint, &'a Option<Prose>)| Self {
            id: &checkpoint.id,
            title: &checkpoint.title,
            points: checkpoint.points,
            red_line: checkpoint.red_line,
            whose: name_of(&chat.script, checkpoint.customer.as_deref()),
            why: why.as_ref().map(|why| maker.html(why)),
        };
        checkpoints.map(view).collect()
    }
}

/// The name of the customer with this id.
fn name_of<'a>(script: &'a Script, id: Option<&str>) -> Option<&'a str> {
    let customer = script.customers.iter().find(|customer| Some(customer.id.as_str()) == id);
    customer.map(|customer| customer.name.as_str())
}

/// A card that leads to a drill.
#[derive(Debug, Serialize)]
pub struct DrillLink<'a> {
    id: &'a str,
    title: &'a str,
    url: String,
    kind: &'static str,
    pass: u32,
}

impl<'a> DrillLink<'a> {
    /// The links to the drills with these ids.
    pub fn all(ids: &'a [crate::source::Spanned<String>], maker: &Maker<'a>) -> Vec<Self> {
        let course = maker.outline.course();
        let drills = ids.iter().filter_map(|id| course.drill(&id.value));
        let link = |drill: &'a Drill| Self {
            id: &drill.id.value,
            title: &drill.title.value,
            url: maker.url(&address::drill_page(drill)),
            kind: drill.kind_word(),
            pass: drill.pass_mark(course.manifest.pass),
        };
        drills.map(link).collect()
    }
}

impl<'a> DrillView<'a> {
    /// The view of `drill`.
    #[must_use]
    pub fn new(drill: &'a Drill, maker: &Maker<'a>) -> Self {
        let course = maker.outline.course();
        let pass = drill.pass_mark(course.manifest.pass);
        let mut view = Self {
            id: &drill.id.value,
            title: &drill.title.value,
            kind: drill.kind_word(),
            intro: drill.intro.as_ref().map(|intro| maker.html(intro)),
            pass,
            limit: 0,
            customers: Vec::new(),
            panels: Vec::new(),
            checkpoints: Vec::new(),
            items: Vec::new(),
        };
        match &drill.kind {
            DrillKind::Chat(chat) => {
                let script = &chat.script;
                view.limit = script.limit.div_ceil(60);
                view.customers = script
                    .customers
                    .iter()
                    .map(|customer| CustomerView {
                        id: &customer.id,
                        name: &customer.name,
                        level: customer.level.as_deref(),
                        labels: &customer.labels,
                        arrives: customer.arrives,
                    })
                    .collect();
                view.panels = PanelView::all(script);
                view.checkpoints = CheckpointView::all(chat, maker);
            }
            DrillKind::Speed(speed) => {
                view.limit = speed.seconds;
                let items = drill::speed_script(speed, pass, course).items.into_iter();
                view.items =
                    items.map(|item| ItemView { id: item.id, prompt: item.prompt, facts: item.facts }).collect();
            }
        }
        view
    }
}
