//! What may be typed.

use crate::course::Date;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Builds a training site from Markdown modules and YAML quizzes.
///
/// A course is a folder with `course/` (course.yaml and modules in Markdown) and `quizzes/` (quizzes in YAML). The
/// site that Coursewright makes of it is a folder of plain files: publish it on any web server or intranet share, or
/// open it with a double click. Trainees' progress stays in their own browsers.
#[derive(Debug, Parser)]
#[command(name = "coursewright", version, max_term_width = 100, arg_required_else_help = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,

    /// Language of the messages; the system's language if not given
    #[arg(long, global = true, value_name = "LANGUAGE")]
    pub lang: Option<MessageLanguage>,
}

/// A language for messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MessageLanguage {
    /// Simplified Chinese
    Zh,
    /// English
    En,
}

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build the site
    ///
    /// Nothing is written while the course has errors. The folder is replaced in one step: whoever reads the site
    /// meanwhile sees the old one or the new one, never half of each.
    Build(Build),
    /// Look for mistakes and name every one, with its place and how to mend it
    Check(Check),
    /// Show the site in a browser while you write; pages reload after every change
    Serve(Serve),
    /// Make pages for paper: exams in versions A and B with answer sheets and keys, handouts, role-play cards
    ///
    /// They go into a folder of their own, for trainers: the keys stand in it. Open index.html there and print from the
    /// browser, on A4.
    Print(Print),
    /// Start a new course: a small complete one, ready to be changed; or a quiz, drill, card collection, calculator or
    /// decision tree in one
    ///
    /// `new shop` makes the folder `shop`. In a course, `new --template drill first` writes quizzes/drills/first.yaml: it is
    /// complete, explained by comments in the language of the course, and passes `check`.
    New(New),
    /// Make quiz files of question banks: Excel, CSV, GIFT, Aiken, Moodle XML, numbered text
    ///
    /// Says what was detected, taken, changed and left out, with row or line numbers. Ends with 1 when something was left
    /// out.
    Import(Import),
    /// Lay out the YAML files of a course evenly; comments, order and every value stay
    Fmt(Fmt),
    /// Write JSON Schemas, with which editors complete, document and check files while you type
    Schema(Schema),
    /// Explain a kind of mistake by the name in brackets behind `error`
    Explain(Explain),
    /// Sum up the progress that trainees exported: which questions and facts go wrong, and where time goes
    ///
    /// The files are what "download backup" in the settings gives. Nothing in them is changed, and nothing leaves this
    /// computer. Ends with 1 when a file was left out.
    Summary(Summary),
    /// Check the code on a certificate
    ///
    /// The code is a checksum: it finds a certificate that was copied wrongly or changed afterwards. It does not prove
    /// who sat the exam, and whoever knows the rule can make a code for any name.
    Verify(Verify),
}

/// Which course.
#[derive(Debug, Args)]
pub struct Project {
    /// The folder that holds `course` and `quizzes`
    #[arg(value_name = "DIR", default_value = ".")]
    pub dir: PathBuf,
}

/// `coursewright build`
#[derive(Debug, Args)]
pub struct Build {
    /// The course.
    #[command(flatten)]
    pub project: Project,
    /// Where the site goes; a folder that Coursewright made before, an empty or a new one; `site` if not given, with
    /// --trainer `site-trainer`
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Make the trainer's site: with the modules for trainers, of which a trainees' site has nothing, and every day open
    #[arg(long)]
    pub trainer: bool,
}

impl Build {
    /// Where the site goes. The trainer's goes elsewhere, so that nobody publishes it by mistake.
    #[must_use]
    pub fn out(&self) -> PathBuf {
        let usual = if self.trainer { "site-trainer" } else { "site" };
        self.out.clone().unwrap_or_else(|| PathBuf::from(usual))
    }
}

/// `coursewright print`
#[derive(Debug, Args)]
pub struct Print {
    /// The course.
    #[command(flatten)]
    pub project: Project,
    /// Where the pages go; a folder that Coursewright made before, an empty or a new one
    #[arg(long, value_name = "DIR", default_value = "print")]
    pub out: PathBuf,
    /// What papers are drawn and shuffled by, such as a date: the same text gives the same papers
    #[arg(long, value_name = "TEXT", default_value = "1")]
    pub seed: String,
    /// A quiz to make papers of; more than once for several, every exam without it
    #[arg(long, value_name = "ID")]
    pub quiz: Vec<String>,
}

/// `coursewright check`
#[derive(Debug, Args)]
pub struct Check {
    /// The course.
    #[command(flatten)]
    pub project: Project,
    /// How to print what was found
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
    /// Also print figures of the bank: kinds, levels, where right answers stand, how far guessing gets; with errors, none
    #[arg(long)]
    pub stats: bool,
    /// Check the dates of cards as if it were this day (YYYY-MM-DD)
    #[arg(long, value_name = "DATE", hide = true, value_parser = date)]
    pub today: Option<Date>,
}

/// How diagnostics are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people: source line, caret, hint
    Human,
    /// For programs: one JSON object
    Json,
    /// For programs that gather what checkers find: SARIF 2.1.0, with the content of `json`
    Sarif,
}

/// `coursewright serve`
#[derive(Debug, Args)]
pub struct Serve {
    /// The course.
    #[command(flatten)]
    pub project: Project,
    /// The port to listen at; 0 takes a free one
    #[arg(long, value_name = "N", default_value_t = 4321)]
    pub port: u16,
    /// Also let other computers in, by this host name or address of yours; without it only this computer can
    #[arg(long, value_name = "HOST")]
    pub host: Option<String>,
    /// Show the trainer's site: with the modules for trainers, and every day open
    #[arg(long)]
    pub trainer: bool,
    /// Look at the files twice a second instead of asking the system to tell; for network drives
    #[arg(long)]
    pub poll: bool,
}

/// `coursewright new`
#[derive(Debug, Args)]
pub struct New {
    /// The folder to make; with --template, the file, its name, or the folder of its course
    #[arg(value_name = "DIR", required_unless_present = "template")]
    pub dir: Option<PathBuf>,
    /// Write one file to begin with, instead of a course
    #[arg(long, value_name = "KIND", value_enum)]
    pub template: Option<Template>,
}

/// A template to fill in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Template {
    /// An Excel workbook to fill questions in for `import`: heads, examples and lists to choose from
    Xlsx,
    /// A quiz
    Quiz,
    /// A chat drill
    Drill,
    /// A speed drill
    SpeedDrill,
    /// A language list for drills
    Language,
    /// A collection of cards
    Cards,
    /// A calculator
    Calculator,
    /// A decision tree
    Tree,
}

/// `coursewright import`
#[derive(Debug, Args)]
pub struct Import {
    /// The question banks
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// Where the quizzes go: a folder, or for one bank a file that ends in .yaml; `quizzes` if that is there, else here
    #[arg(long, value_name = "DIR or FILE")]
    pub out: Option<PathBuf>,
    /// What the quiz and its questions are called: small letters, digits and hyphens; else made from the file's name
    #[arg(long, value_name = "PREFIX")]
    pub id: Option<String>,
    /// The format, when it is not recognised
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub from: Option<crate::import::Format>,
    /// Replace quiz files that are there already
    #[arg(long)]
    pub force: bool,
}

/// `coursewright fmt`
#[derive(Debug, Args)]
pub struct Fmt {
    /// The course.
    #[command(flatten)]
    pub project: Project,
    /// Only name the files that would be laid out, and end with 1 if there are any
    #[arg(long)]
    pub check: bool,
}

/// `coursewright schema`
#[derive(Debug, Args)]
pub struct Schema {
    /// The course.
    #[command(flatten)]
    pub project: Project,
    /// Print one schema instead of writing all of them into the folder `schemas`
    #[arg(long, value_name = "FILE", value_enum)]
    pub print: Option<crate::schema::File>,
}

/// `coursewright explain`
#[derive(Debug, Args)]
pub struct Explain {
    /// The name, such as `dead-link`; without one, all names are listed
    #[arg(value_name = "CODE")]
    pub code: Option<String>,
}

/// `coursewright summary`
#[derive(Debug, Args)]
pub struct Summary {
    /// Progress files; of a folder, every file in it that ends in .json
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// The folder that holds `course` and `quizzes`
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub course: PathBuf,
    /// How to print it
    #[arg(long, value_enum, default_value_t = SummaryFormat::Human)]
    pub format: SummaryFormat,
}

/// How a summary is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SummaryFormat {
    /// For people: what goes wrong most often
    Human,
    /// For programs: one JSON object with all of it
    Json,
    /// For spreadsheets: one table with all of it, in UTF-8 with a byte order mark
    Csv,
}

/// `coursewright verify`
#[derive(Debug, Args)]
pub struct Verify {
    /// The code, such as CW-92-20261122-0A1B2C3D
    #[arg(value_name = "CODE")]
    pub code: String,
    /// The course.
    #[command(flatten)]
    pub project: Project,
    /// The name on the certificate
    #[arg(long, value_name = "NAME")]
    pub name: String,
    /// The staff number on the certificate, if there is one
    #[arg(long, value_name = "NUMBER", default_value = "")]
    pub number: String,
}

/// The date that was typed.
fn date(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "write it like 2026-11-21".to_owned())
}

#[cfg(test)]
mod tests {
    use super::Cli;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }
}
