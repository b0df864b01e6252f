//! `cloze exercises`: a handout in Markdown, and its key.

use std::fmt::Write;

use clap::Args;
use cloze::{
    data::Corpus,
    error::Result,
    exercises::{self, Choice, Kind, Place, Question, Sheet, Tally},
    experiment::{Context, CorpusSource, TextSource, presets},
};

use super::{read, say};

/// What `cloze exercises` is told.
#[derive(Args)]
pub struct Options {
    /// A text file: one sentence a line, a blank line between documents.
    #[arg(long, conflicts_with = "preset")]
    corpus: Option<std::path::PathBuf>,
    /// A preset: its corpus.
    #[arg(long)]
    preset: Option<String>,
    /// Another seed gives other exercises.
    #[arg(long, default_value_t = 1)]
    seed: u32,
    /// How many exercises, 1 to 100.
    #[arg(long, default_value_t = 12)]
    count: usize,
    /// The worked answers too.
    #[arg(long)]
    key: bool,
}

/// Prints the handout, and on the standard error what the corpus has no question for.
pub fn exercises(options: &Options) -> Result<()> {
    let source = match &options.corpus {
        Some(file) => CorpusSource::Text(TextSource { text: read(file)?, held_out: 0 }),
        None => presets::find(options.preset.as_deref().unwrap_or("notebook"))?.experiment.corpus,
    };
    let sheet = exercises::sheet(&Corpus::load(&source)?, u64::from(options.seed), options.count)?;
    say(&handout(&sheet, options))?;
    for kind in &sheet.lacking {
        eprintln!("note: {}", lacks(*kind));
    }
    let found = sheet.questions.len();
    if found < options.count {
        eprintln!("note: these sentences have {found} different exercises, not {}", options.count);
    }
    Ok(())
}

fn handout(sheet: &Sheet, options: &Options) -> String {
    let mut text = format!("# Exercises{}\n\n", if options.key { ": key" } else { "" });
    let count = sheet.sentences.len();
    let of = match sheet.of {
        of if of == count => format!("The corpus has these {count} sentences."),
        of => {
            format!("These are {count} of the corpus's {of} sentences. Here they count as the whole corpus.")
        }
    };
    let marks = if sheet.marks { " A punctuation mark counts as a word." } else { "" };
    add(&mut text, &format!("{of} Each is equally probable.{marks}\n"));
    for (number, sentence) in (1..).zip(&sheet.sentences) {
        add(&mut text, &format!("{number}. {}", escaped(sentence)));
    }
    add(
        &mut text,
        "\nThe best predictor knows the corpus, and which word of a sentence is hidden: the 1st, the 2nd, and so on. It \
         weighs every sentence that fits what it sees; … is out of sight. Its loss is −ln \
         p(true word), in nats: ln is the natural logarithm. Its uncertainty at a blank is the entropy −Σ p ln p. A \
         number is right within 0.01.\n",
    );
    for (number, question) in (1..).zip(&sheet.questions) {
        add(&mut text, &format!("## Exercise {number}\n\n{}\n", asked(question)));
        if options.key {
            add(&mut text, &format!("**{}**\n\n{}\n", answer(question), worked(question)));
        }
    }
    let key = if options.key { "" } else { " With --key, the same command prints the worked answers." };
    let (seed, found) = (options.seed, sheet.questions.len());
    add(&mut text, &format!("Seed {seed}, {found} {}.{key}", plural(found, "exercise")));
    text.trim_end().to_owned()
}

/// Adds a line. Writing to a string cannot fail.
fn add(text: &mut String, line: &str) {
    let _ = writeln!(text, "{line}");
}

/// One sentence for a kind of which there is no question.
fn lacks(kind: Kind) -> &'static str {
    match kind {
        Kind::Least => "no least loss is asked for: with left context it is too near to 0 to be told from 0",
        Kind::Distribution => "no probability is asked for: the sentences have no word to hide",
        Kind::Harder => "no two blanks are compared: all are equally hard",
        Kind::Added => {
            "no sentence is added: none that could be made changes anything clearly, or nothing at all"
        }
        Kind::Decides => "no deciding word is asked for: hiding one more word never matters most alone",
        Kind::Possible => "no loss is judged: the sentences have no word to hide",
    }
}

fn asked(question: &Question) -> String {
    match question.kind {
        Kind::Least => format!(
            "{} A model sees {}. What is the least possible loss, in nats per hidden word?",
            hidden(question.position),
            sees(question.context)
        ),
        Kind::Distribution => format!(
            "A model sees {}:\n\n> {}\n\nHow probable is *{}* at the blank?",
            sees(question.context),
            shown(question),
            escaped(question.word.as_deref().unwrap_or_default()),
        ),
        Kind::Harder => {
            let sentence = format!(
                "A model sees {}. About which blank is the best predictor less certain?\n",
                sees(question.context)
            );
            listed(sentence, question, |option| blank(&option.place, question.context))
        }
        Kind::Added => format!(
            "{} A model sees {}. The least possible loss is {} nats. Now this sentence is added:\n\n> {}\n\nWhat is \
             the least possible loss with it?",
            hidden(question.position),
            sees(question.context),
            number(question.tallies.first().map_or(0.0, |tally| tally.nats)),
            escaped(question.added.as_deref().unwrap_or_default()),
        ),
        Kind::Decides => {
            let text = shown(question);
            let sentence = format!(
                "A model sees both sides:\n\n> {text}\n\nOne more word is hidden. Which one makes the best predictor \
                 least certain about the blank?\n"
            );
            listed(sentence, question, option_word)
        }
        Kind::Possible => format!(
            "{} A model sees {}. Its mean loss over very many sentences is said to be {:.2} nats per hidden word. Is \
             that possible?",
            hidden(question.position),
            sees(question.context),
            question.loss.unwrap_or(0.0),
        ),
    }
}

/// The blank that is asked about.
fn shown(question: &Question) -> String {
    question.blank.as_ref().map(|place| blank(place, question.context)).unwrap_or_default()
}

fn listed(sentence: String, question: &Question, text: impl Fn(&Choice) -> String) -> String {
    let options =
        ('A'..).zip(&question.options).map(|(letter, option)| format!("- {letter}: {}", text(option)));
    [sentence].into_iter().chain(options).collect::<Vec<_>>().join("\n")
}

fn answer(question: &Question) -> String {
    match question.kind {
        Kind::Least | Kind::Added => format!("{} nats", number(question.answer)),
        Kind::Distribution => number(question.answer),
        Kind::Possible if question.answer == 1.0 => "Yes".to_owned(),
        Kind::Possible => "No".to_owned(),
        Kind::Harder | Kind::Decides => {
            ('A'..).nth(question.answer as usize).map(String::from).unwrap_or_default()
        }
    }
}

fn worked(question: &Question) -> String {
    let options = || {
        let line = |(letter, option): (char, &Choice)| {
            let word = if question.kind == Kind::Decides {
                option_word(option) + " hidden too: "
            } else {
                String::new()
            };
            format!("- {letter}: {word}{}, entropy {}", counted(&option.place), number(option.nats))
        };
        ('A'..).zip(&question.options).map(line).collect::<Vec<_>>().join("\n")
    };
    match question.kind {
        Kind::Least => question.tallies.iter().map(|tally| sum(tally, question.context)).collect(),
        Kind::Added => {
            let change = match question.answer - question.tallies.first().map_or(0.0, |tally| tally.nats) {
                change if change > 0.001 => "It rises.",
                change if change < -0.001 => "It falls.",
                _ => "It stays.",
            };
            question.tallies.last().map(|tally| sum(tally, question.context)).unwrap_or_default()
                + " "
                + change
        }
        Kind::Possible => {
            let floor = question.tallies.first();
            let is = if question.answer == 1.0 { "not below" } else { "below" };
            let nats = number(floor.map_or(0.0, |tally| tally.nats));
            let loss = question.loss.unwrap_or(0.0);
            format!(
                "{} {loss:.2} is {is} the least possible loss, {nats}.",
                floor.map(|tally| sum(tally, question.context)).unwrap_or_default()
            )
        }
        Kind::Distribution => {
            let Some(place) = &question.blank else { return String::new() };
            let of = |(word, _): &&(String, usize)| Some(word) == question.word.as_ref();
            let count = place.counts.iter().find(of).map_or(0, |(_, count)| *count);
            format!(
                "What fits: {}. {count} of {} is {}.",
                counted(place),
                place.total(),
                number(question.answer)
            )
        }
        Kind::Harder => options(),
        Kind::Decides => {
            let Some(place) = &question.blank else { return String::new() };
            let nats = number(place.entropy());
            format!("With nothing else hidden: {}, entropy {nats}.\n\n{}", counted(place), options())
        }
    }
}

/// How a least possible loss adds up.
fn sum(tally: &Tally, context: Context) -> String {
    let mut text = String::new();
    for place in &tally.open {
        let entropy = number(place.entropy());
        add(&mut text, &format!("- {}: {}, entropy {entropy}", blank(place, context), counted(place)));
    }
    if tally.certain > 0 {
        let words = plural(tally.certain, "hidden word");
        let other = if tally.open.is_empty() { "" } else { "other " };
        add(&mut text, &format!("- {} {other}{words}: certain, entropy 0", tally.certain));
    }
    let terms: Vec<String> =
        tally.open.iter().map(|place| format!("{} × {}", place.total(), number(place.entropy()))).collect();
    let terms = if terms.is_empty() { "0".to_owned() } else { terms.join(" + ") };
    add(&mut text, &format!("\n({terms}) / {} = {}.", tally.words, number(tally.nats)));
    text.trim_end().to_owned()
}

/// `dog 2, cat 1`
fn counted(place: &Place) -> String {
    let words: Vec<String> =
        place.counts.iter().map(|(word, count)| format!("{} {count}", escaped(word))).collect();
    words.join(", ")
}

/// A blank as a predictor sees it; … stands for what is out of sight. Where the beginning is, the blank's number is
/// said, which the predictor knows.
fn blank(place: &Place, context: Context) -> String {
    let (before, after) = (escaped(&place.before), escaped(&place.after));
    match context {
        Context::Both => format!("{before}\\_\\_\\_{after}"),
        Context::Left => format!("{before}\\_\\_\\_ …"),
        Context::Right => format!("… \\_\\_\\_{after} (word {})", place.position),
        Context::None => format!("… \\_\\_\\_ … (word {})", place.position),
    }
}

fn option_word(option: &Choice) -> String {
    format!("*{}* (word {})", escaped(&option.word), option.position)
}

fn hidden(position: usize) -> String {
    match position {
        0 => "One word of a sentence is hidden, each with equal chance.".to_owned(),
        _ => format!("Word {position} of every sentence is hidden."),
    }
}

fn sees(context: Context) -> &'static str {
    match context {
        Context::None => "no other word",
        Context::Left => "the words to the left alone",
        Context::Right => "the words to the right alone",
        Context::Both => "all other words",
    }
}

fn number(value: f64) -> String {
    format!("{value:.4}")
}

fn plural(count: usize, word: &str) -> String {
    if count == 1 { word.to_owned() } else { format!("{word}s") }
}

/// Text that Markdown takes as it is.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let digits = text.len() - text.trim_start_matches(|char: char| char.is_ascii_digit()).len();
    for (at, char) in text.char_indices() {
        // At the beginning these make a list or a heading.
        let begins = (at == 0 && "-+=".contains(char)) || (at > 0 && at == digits && ".)".contains(char));
        if begins || "\\`*_[]<>#|~&$^@".contains(char) {
            escaped.push('\\');
        }
        escaped.push(char);
    }
    escaped
}
