//! Every kind of mistake that is diagnosed, in one list.

use super::Severity;

codes! {
    // Files and folders.
    /// The project has no `course/course.yaml`.
    ManifestMissing = "manifest-missing", Error;
    /// A text file is not UTF-8 but another encoding that was recognised.
    WrongEncoding = "wrong-encoding", Error;
    /// A text file is in no known encoding.
    UnreadableText = "unreadable-text", Error;
    /// A text contains a control character that no text needs.
    ControlCharacter = "control-character", Error;
    /// A symbolic link leads out of the project or round in a loop.
    SymbolicLink = "symbolic-link", Error;
    /// Two names differ only in case or in how accents are composed.
    NamesCollide = "names-collide", Error;
    /// A name that Windows refuses.
    NameRefused = "name-refused", Error;
    /// A file is larger than the budget allows.
    FileTooLarge = "file-too-large", Error;
    /// A file in `course/` or `quizzes/` has an ending that nothing reads.
    FileIgnored = "file-ignored", Warning;
    /// A picture's content is not what its ending says, or it is not a picture a page may show.
    MediaRefused = "media-refused", Error;

    // YAML.
    /// The file is not well-formed YAML.
    YamlSyntax = "yaml-syntax", Error;
    /// A tab stands in the indentation.
    YamlTab = "yaml-tab", Error;
    /// A full-width colon stands where YAML wants `: `.
    YamlFullWidthColon = "yaml-full-width-colon", Error;
    /// A text contains `: ` and has no quotation marks around it.
    YamlUnquotedColon = "yaml-unquoted-colon", Error;
    /// A text begins with a character that means something in YAML.
    YamlReservedStart = "yaml-reserved-start", Error;
    /// A quotation mark is missing or stands inside a quoted text.
    YamlQuote = "yaml-quote", Error;
    /// A backslash inside double quotation marks is followed by a letter that means nothing.
    YamlEscape = "yaml-escape", Error;
    /// A line is indented more or less than its neighbours.
    YamlIndentation = "yaml-indentation", Error;
    /// A bracket is missing or too many.
    YamlBracket = "yaml-bracket", Error;
    /// Anchors and aliases are not used in course files.
    YamlAlias = "yaml-alias", Error;
    /// A second document begins in the same file.
    YamlSecondDocument = "yaml-second-document", Error;
    /// A key is a list or a mapping.
    KeyNotAText = "key-not-a-text", Error;
    /// One key stands twice in a mapping.
    DuplicateKey = "duplicate-key", Error;
    /// The file nests deeper, or expands to more, than any course needs.
    YamlBudget = "yaml-budget", Error;
    /// A key that has no meaning at this place.
    UnknownKey = "unknown-key", Error;
    /// A key that must be there is missing.
    MissingKey = "missing-key", Error;
    /// A key stands there with nothing behind it.
    EmptyValue = "empty-value", Error;
    /// Something other than a single text stands there.
    NotAText = "not-a-text", Error;
    /// Something other than a list stands there.
    NotAList = "not-a-list", Error;
    /// Something other than a mapping (`key: value`) stands there.
    NotAMapping = "not-a-mapping", Error;
    /// A whole number within bounds is wanted.
    NotAWholeNumber = "not-a-whole-number", Error;
    /// A decimal number is wanted.
    NotANumber = "not-a-number", Error;
    /// One of a few words is wanted.
    NotOneOf = "not-one-of", Error;
    /// A date is wanted.
    BadDate = "bad-date", Error;
    /// A name that pages or cards use for something else.
    ReservedName = "reserved-name", Error;
    /// An id is not made of the characters that ids are made of.
    BadId = "bad-id", Error;

    // The course.
    /// The course has neither days nor tracks.
    EmptyOutline = "empty-outline", Error;
    /// Two things have one id.
    DuplicateId = "duplicate-id", Error;
    /// A Markdown file in `course/` does not begin with front matter.
    FrontMatterMissing = "front-matter-missing", Error;
    /// The front matter is not closed by `---`.
    FrontMatterOpen = "front-matter-open", Error;
    /// A module has no `id` and its file's name cannot be one.
    FileNameIsNoId = "file-name-is-no-id", Error;
    /// A module names neither a day nor a track, or both.
    ModulePlace = "module-place", Error;
    /// A module names a day that the course does not have.
    UnknownDay = "unknown-day", Error;
    /// A module names a track that the course does not have.
    UnknownTrack = "unknown-track", Error;
    /// Two modules claim one day.
    DayTaken = "day-taken", Error;
    /// A day or track has no module.
    NoModule = "no-module", Error;
    /// A module names a quiz that does not exist.
    UnknownQuiz = "unknown-quiz", Error;
    /// No module uses a quiz.
    UnusedQuiz = "unused-quiz", Warning;
    /// A question refers to an objective that no module has.
    UnknownObjective = "unknown-objective", Error;
    /// No question refers to an objective, though questions of the course refer to others.
    ObjectiveNotAsked = "objective-not-asked", Warning;
    /// A question refers to a fact that no module tells.
    UnknownFact = "unknown-fact", Error;
    /// A module for trainers only stands on a day.
    TrainerDay = "trainer-day", Error;
    /// What trainees get refers to what only their trainers get.
    TrainerOnly = "trainer-only", Error;
    /// A placeholder names a value that the shop does not have.
    UnknownValue = "unknown-value", Error;
    /// No text uses a value of the shop.
    UnusedValue = "unused-value", Warning;
    /// A value of the shop has a character that texts would read as a sign.
    ValueNotPlain = "value-not-plain", Error;
    /// A placeholder stands in YAML without the quotation marks that it needs there.
    PlaceholderUnquoted = "placeholder-unquoted", Error;
    /// The theme that the course names has no folder.
    UnknownTheme = "unknown-theme", Error;
    /// A file of the project's theme replaces nothing.
    ThemeFileUnknown = "theme-file-unknown", Warning;
    /// A template of the project's theme is faulty.
    ThemeTemplate = "theme-template", Error;

    // Quizzes.
    /// A quiz has no questions.
    NoQuestions = "no-questions", Error;
    /// A question of an unknown kind.
    UnknownKind = "unknown-kind", Error;
    /// A question has fewer than two choices.
    TooFewChoices = "too-few-choices", Error;
    /// Choices are a list or a text instead of letters with texts behind them.
    ChoicesNotLettered = "choices-not-lettered", Error;
    /// A tolerance below zero.
    NegativeTolerance = "negative-tolerance", Error;
    /// Two choices read the same.
    DuplicateChoice = "duplicate-choice", Error;
    /// The answer names a choice that the question does not have.
    AnswerNotAChoice = "answer-not-a-choice", Error;
    /// Feedback is given for something that is no choice of the question.
    FeedbackNotAChoice = "feedback-not-a-choice", Error;
    /// The answer names one choice twice.
    AnswerTwice = "answer-twice", Error;
    /// A question with several right answers has only one, or all choices are right.
    AnswerPointless = "answer-pointless", Warning;
    /// The number of gaps in the prompt and in `gaps` differ.
    GapCount = "gap-count", Error;
    /// A rule of exams stands in a practice quiz, where it means nothing.
    RuleWithoutExam = "rule-without-exam", Warning;
    /// The review waits for the last of an unlimited number of attempts.
    ReviewNeverComes = "review-never-comes", Warning;
    /// A row of a blueprint names no part of the bank, or more than one.
    DrawSource = "draw-source", Error;
    /// A row of a blueprint, or a link, names a module that does not exist.
    UnknownModule = "unknown-module", Error;
    /// No question of the bank fits a row of a blueprint.
    DrawFromNothing = "draw-from-nothing", Error;
    /// A row of a blueprint draws more questions than fit it.
    DrawTooMany = "draw-too-many", Error;
    /// Rows of a blueprint share questions, and there are not enough for all of them.
    DrawOverlap = "draw-overlap", Error;
    /// A question's own key does not earn full points: it can never be passed.
    KeyFails = "key-fails", Error;
    /// Fewer than two items, targets, rows or columns.
    TooFewItems = "too-few-items", Error;
    /// The answer names something that the question does not have.
    AnswerUnknown = "answer-unknown", Error;
    /// The answer leaves out an item or a row.
    AnswerIncomplete = "answer-incomplete", Error;
    /// A row has several right columns, yet only one can be chosen.
    AnswerSeveral = "answer-several", Error;
    /// A place to mark is not closed.
    MarkUnclosed = "mark-unclosed", Error;
    /// A place to mark has no name or no words.
    MarkMalformed = "mark-malformed", Error;
    /// Nothing in the text can be marked.
    NoMarks = "no-marks", Error;
    /// Every place that can be marked should be.
    MarksAllRight = "marks-all-right", Warning;
    /// A phrase of the rules of wording says nothing.
    EmptyPhrase = "empty-phrase", Error;
    /// A phrase stands twice in the rules of wording.
    DuplicatePhrase = "duplicate-phrase", Error;
    /// A text is to be longer than it may be.
    LengthBackwards = "length-backwards", Error;
    /// The model answer breaks the rules of its own question.
    ModelFails = "model-fails", Error;
    /// A text is asked for, yet nothing says what makes it good.
    NothingChecked = "nothing-checked", Warning;
    /// Points or a red line for a question that is never counted.
    NotCounted = "not-counted", Error;
    /// No question of a quiz counts, so that nobody can pass it.
    NothingCounts = "nothing-counts", Error;
    /// A variable whose name cannot be used.
    VariableName = "variable-name", Error;
    /// A variable whose range cannot be read or holds no choice.
    VariableRange = "variable-range", Error;
    /// A text or a formula names a variable that the question does not have.
    UnknownVariable = "unknown-variable", Error;
    /// The prompt never shows a variable that the answer depends on.
    VariableNotShown = "variable-not-shown", Error;
    /// A formula cannot be read.
    FormulaSyntax = "formula-syntax", Error;
    /// A formula has no answer for some of the numbers that can be drawn.
    FormulaFails = "formula-fails", Error;
    /// The pass mark is out of reach.
    PassOutOfReach = "pass-out-of-reach", Error;
    /// A question has no explanation.
    NoExplanation = "no-explanation", Warning;

    // Translations.
    /// A file is translated into the language that the course is in anyway.
    TranslationIntoOwnLanguage = "translation-into-own-language", Error;
    /// One module or quiz is translated twice into the same language.
    TranslationTwice = "translation-twice", Error;
    /// A translated quiz has a question that its original does not have.
    TranslationAsksMore = "translation-asks-more", Error;
    /// A translated quiz lacks questions of its original.
    TranslationAsksLess = "translation-asks-less", Error;
    /// A translated question has another kind, key or worth than its original.
    TranslationDiffers = "translation-differs", Error;
    /// A translated drill is not played as its original.
    TranslationPlaysDifferently = "translation-plays-differently", Error;

    // Cards.
    /// A collection has no cards.
    NoCards = "no-cards", Error;
    /// A card of a dated collection does not say when it was checked.
    CardUndated = "card-undated", Warning;
    /// A card is past the last day on which it may be relied on.
    CardExpired = "card-expired", Warning;
    /// A card was checked later than anybody reviewed its collection.
    CardNotReviewed = "card-not-reviewed", Warning;
    /// A card is named that no collection has.
    UnknownCard = "unknown-card", Error;
    /// A card does not say what a calculator takes from it.
    CardField = "card-field", Error;
    /// A text uses a name that the glossary lists as wrong.
    TermVariant = "term-variant", Warning;
    /// A figure without a source stands where no badge can say so.
    FigureWithoutBadge = "figure-without-badge", Error;

    // Drills.
    /// A module names a drill that does not exist.
    UnknownDrill = "unknown-drill", Error;
    /// No module names a drill.
    UnusedDrill = "unused-drill", Warning;
    /// A text of a drill names a variable that has no value.
    TextVariable = "text-variable", Error;
    /// Times that should rise fall.
    TimesOutOfOrder = "times-out-of-order", Error;
    /// A reply has neither words by which it is known nor a button.
    ReplyMatchesNothing = "reply-matches-nothing", Error;
    /// What a checkpoint needs is none of what there is, or several things at once.
    NeedUnclear = "need-unclear", Error;
    /// A step of the perfect run is none of what there is, or several things at once.
    StepUnclear = "step-unclear", Error;
    /// A drill refers to something that it does not have.
    UnknownName = "unknown-name", Error;
    /// A node does not say what comes of an answer that it does not know.
    NoFallback = "no-fallback", Error;
    /// No path leads from a node to an end.
    DeadEnd = "dead-end", Error;
    /// Nothing leads to a node.
    NodeUnreachable = "node-unreachable", Error;
    /// A popup of a drill comes neither by the clock nor in a node.
    PopupNeverAppears = "popup-never-appears", Error;
    /// A checkpoint contradicts itself or asks for what cannot happen.
    CheckpointImpossible = "checkpoint-impossible", Error;
    /// The perfect run of a drill misses a checkpoint.
    ModelMisses = "model-misses", Error;
    /// The perfect run of a drill does not come to an end.
    ModelStops = "model-stops", Error;
    /// The right answer is none of the options.
    OptionMissing = "option-missing", Error;
    // Decision trees.
    /// A tree has no nodes.
    NoNodes = "no-nodes", Error;
    /// A question of a tree has no answers.
    TreeDeadEnd = "tree-dead-end", Error;
    /// Two answers of one question of a tree say the same.
    TreeAnswerTwice = "tree-answer-twice", Error;
    /// An answer leads to a node that does not exist.
    TreeTarget = "tree-target", Error;
    /// An answer leads back to where the way came from.
    TreeCycle = "tree-cycle", Error;
    /// No way leads to a node.
    TreeUnreachable = "tree-unreachable", Error;

    // Calculators.
    /// The range of an input has nothing in it.
    InputRange = "input-range", Error;
    /// An output has both a formula and texts, or neither.
    OutputShape = "output-shape", Error;
    /// A case names an input or output that the calculator does not have.
    CaseName = "case-name", Error;
    /// A case types in what cannot be used.
    CaseInput = "case-input", Error;
    /// A case comes out differently.
    CaseFails = "case-fails", Error;

    // Markdown.
    /// A link leads to a file that does not exist.
    DeadLink = "dead-link", Error;
    /// A link leads to a heading that does not exist.
    DeadAnchor = "dead-anchor", Error;
    /// A picture or sound does not exist.
    MissingMedia = "missing-media", Error;
    /// A link or picture leaves the project.
    LinkLeavesProject = "link-leaves-project", Error;
    /// A link of a kind that a page may not have (`javascript:`, `file:`, ...).
    LinkRefused = "link-refused", Error;
    /// A picture from another host: the site makes no request to any other host.
    ForeignMedia = "foreign-media", Error;
    /// Two headings of one page have the same written anchor.
    DuplicateAnchor = "duplicate-anchor", Error;
    /// Raw HTML was cleaned: something was taken out.
    HtmlCleaned = "html-cleaned", Warning;
    /// A chat block without a single message.
    ChatEmpty = "chat-empty", Error;
    /// A line of a chat block names an unknown speaker.
    ChatSpeaker = "chat-speaker", Error;
    /// The word after `chat` is none of `good` and `bad`.
    ChatVerdict = "chat-verdict", Error;
    /// A quiz block names no quiz.
    QuizBlockEmpty = "quiz-block-empty", Error;
    /// `#标题` without a space is no heading.
    HeadingSpace = "heading-space", Warning;
    /// `1、` begins no list.
    ListMarker = "list-marker", Warning;
    /// Full-width bars make no table.
    TableBar = "table-bar", Warning;
    /// `[x](路径 1.md)` is no link because of the space.
    LinkSpace = "link-space", Warning;
    /// `[!注意]` is no alert.
    AlertWord = "alert-word", Warning;
    /// A level-one heading repeats the module's title.
    TitleHeading = "title-heading", Warning;
    /// A picture's alternative text is only its file name.
    AltIsFileName = "alt-is-file-name", Warning;

    // How questions are written; the texts name the source of each rule.
    /// No module tells a fact that the course lists.
    FactNotTold = "fact-not-told", Warning;
    /// No question asks about a fact that the course lists.
    FactNotAsked = "fact-not-asked", Warning;
    /// The right choice is longer than the wrong ones.
    KeyLongest = "key-longest", Warning;
    /// Only the right choice has the form that the prompt asks for.
    GrammaticalCue = "grammatical-cue", Warning;
    /// A choice speaks of the other choices.
    AllOfTheAbove = "all-of-the-above", Warning;
    /// Only wrong choices have absolute words.
    AbsoluteDistractor = "absolute-distractor", Warning;
    /// Two negations are to be undone at once.
    DoubleNegative = "double-negative", Warning;
    /// The ranges of two choices share a number.
    OverlappingChoices = "overlapping-choices", Warning;
    /// Two questions ask the same.
    DuplicatePrompt = "duplicate-prompt", Warning;
    /// Only the right choice repeats words of the prompt.
    KeyRepeatsPrompt = "key-repeats-prompt", Warning;
}

impl Code {
    /// The code with this name.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }
}
