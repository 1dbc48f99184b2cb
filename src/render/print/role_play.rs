//! What templates see of a chat drill as cards for three people: a customer who follows the script, an agent who knows only
//! what stands at hand, and an observer who marks the checkpoints.

use crate::course::{ChatDrill, Customer, Drill, Node, Panel, Patience, Script, Turn};
use crate::drill;
use crate::render::drill_view::{CheckpointView, PanelView};
use crate::render::maker::Maker;
use serde::Serialize;
use std::collections::{BTreeMap, VecDeque};
use tera::Value;

/// A drill.
#[derive(Debug, Serialize)]
pub struct RolePlayView<'a> {
    title: &'a str,
    intro: Option<Value>,
    /// Minutes, rounded up.
    limit: u32,
    /// Seconds until an answer is due, and overdue.
    amber: u32,
    red: u32,
    pass: u32,
    points: u32,
    greeting: Option<String>,
    customers: Vec<CustomerCard<'a>>,
    /// What the agent can look up.
    panels: Vec<PanelView<'a>>,
    checkpoints: Vec<CheckpointView<'a>>,
}

/// The card of one customer.
#[derive(Debug, Serialize)]
struct CustomerCard<'a> {
    name: &'a str,
    level: Option<&'a str>,
    labels: &'a [String],
    arrives: u32,
    /// What the customer knows: the facts in the agent's panels that are about this customer.
    panels: Vec<&'a Panel>,
    /// What pops up for the agent at a time: seconds, and what it says. On paper the customer hands it over.
    slips: Vec<(u32, &'a str)>,
    steps: Vec<StepView>,
}

/// A step of a customer's script.
#[derive(Debug, Serialize)]
struct StepView {
    number: usize,
    asks: Vec<String>,
    /// What pops up for the agent here.
    pops: Option<String>,
    ends: bool,
    /// What the agent may say, and what comes of it.
    replies: Vec<ReplyView>,
    /// What comes of anything else: the first time, the second time, and on.
    otherwise: Vec<TurnView>,
    /// What the customer does when nobody answers.
    patience: Vec<WaitView>,
}

#[derive(Debug, Serialize)]
struct ReplyView {
    /// For each thing to be said its groups, each with its variants.
    hears: Vec<String>,
    turn: TurnView,
}

#[derive(Debug, Serialize)]
struct TurnView {
    asks: Vec<String>,
    /// The step to go to; none: the customer stays.
    to: Option<usize>,
}

#[derive(Debug, Serialize)]
struct WaitView {
    after: u32,
    leaves: bool,
    turn: TurnView,
}

impl<'a> RolePlayView<'a> {
    /// The cards of a chat drill.
    #[must_use]
    pub fn new(drill: &'a Drill, chat: &'a ChatDrill, maker: &Maker<'a>) -> Self {
        let course = maker.outline.course();
        let pass = drill.pass_mark(course.manifest.pass);
        // With what the language list calls by a name.
        let whole = drill::script(chat, pass, course);
        let script = &chat.script;
        Self {
            title: &drill.title.value,
            intro: drill.intro.as_ref().map(|intro| maker.html(intro)),
            limit: script.limit.div_ceil(60),
            amber: script.targets.amber,
            red: script.targets.red,
            pass,
            points: script.checkpoints.iter().map(|checkpoint| checkpoint.points).sum(),
            greeting: script.greeting.as_ref().map(|greeting| greeting.text.clone()),
            customers: script.customers.iter().map(|customer| customer_card(customer, script, &whole)).collect(),
            panels: PanelView::all(script),
            checkpoints: CheckpointView::all(chat, maker),
        }
    }
}

fn customer_card<'a>(customer: &'a Customer, script: &'a Script, whole: &Script) -> CustomerCard<'a> {
    let order = order(customer);
    let numbers: BTreeMap<&str, usize> = order.iter().copied().zip(1..).collect();
    let nodes = order.iter().filter_map(|name| Some((*name, customer.nodes.get(*name)?)));
    CustomerCard {
        name: &customer.name,
        level: customer.level.as_deref(),
        labels: &customer.labels,
        arrives: customer.arrives,
        panels: script.panels.iter().filter(|panel| panel.customer.as_ref() == Some(&customer.id)).collect(),
        slips: {
            let own = script.popups.iter().filter(|popup| popup.customer == customer.id);
            own.filter_map(|popup| Some((popup.at?, popup.title.as_str()))).collect()
        },
        steps: nodes.map(|(name, node)| step(numbers[name], node, &numbers, whole)).collect(),
    }
}

/// The names of the nodes in the order in which a conversation can get to them.
fn order(customer: &Customer) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    let mut next = VecDeque::from([customer.start.as_str()]);
    while let Some(name) = next.pop_front() {
        let Some(node) = customer.nodes.get(name).filter(|_| !found.contains(&name)) else { continue };
        found.push(name);
        let turns = node.replies.iter().map(|reply| &reply.turn).chain(&node.fallback);
        let turns = turns.chain(node.patience.iter().map(|patience| &patience.turn));
        next.extend(turns.filter_map(|turn| turn.to.as_deref()));
    }
    found
}

fn step(number: usize, node: &Node, numbers: &BTreeMap<&str, usize>, whole: &Script) -> StepView {
    let turn = |turn: &Turn| TurnView {
        asks: turn.asks.clone(),
        to: turn.to.as_deref().and_then(|name| numbers.get(name).copied()),
    };
    let wait =
        |patience: &Patience| WaitView { after: patience.after, leaves: patience.leaves, turn: turn(&patience.turn) };
    let reply = |reply: &crate::course::Reply| {
        let said = reply.say.iter().filter_map(|name| whole.says.get(name)).flatten();
        let said = said.map(|variants| variants.join(" / "));
        ReplyView { hears: said.chain(reply.choice.clone()).collect(), turn: turn(&reply.turn) }
    };
    StepView {
        number,
        asks: node.asks.clone(),
        pops: whole.popups.iter().find(|popup| node.popup.as_ref() == Some(&popup.id)).map(|popup| popup.title.clone()),
        ends: node.ends,
        replies: node.replies.iter().map(reply).collect(),
        otherwise: node.fallback.iter().map(turn).collect(),
        patience: node.patience.iter().map(wait).collect(),
    }
}
