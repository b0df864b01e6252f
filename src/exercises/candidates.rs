//! Everything that can be asked about the sentences of a sheet, a kind at a time, in a random order. What teaches more
//! comes first: a question whose answer is 0 or "nothing changes" comes after the others.

use std::collections::BTreeSet;

use super::{
    APART, Choice, Kind, OPTIONS, Question, TOLERANCE,
    excerpt::Excerpt,
    lines::Lines,
    places::{Place, place, tally},
};
use crate::{error::Result, experiment::Context, random::Stream};

/// The contexts of questions that name one.
const CONTEXTS: [Context; 3] = [Context::Left, Context::Right, Context::Both];

/// Sentences made of others that are tried for [`Kind::Added`].
const MADE: usize = 12;

/// Pairs of blanks of two sentences that are tried for [`Kind::Harder`].
const PAIRS: usize = 60;

/// Less than this is a difference of rounding.
const NOTHING: f64 = 1e-9;

/// A blank: a sentence and the number of a word.
type Blank = (usize, usize);

/// A question before its exact answer is known.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Draft {
    Least { position: usize },
    Possible { position: usize, context: Context, loss: f64 },
    Added { sentence: String, position: usize, context: Context },
    Distribution { blank: Blank, place: Place, context: Context, word: String, id: u32 },
    Harder { blanks: [Blank; 2], places: [Place; 2], context: Context },
    Decides { blank: Blank, place: Place, hidden: Vec<usize> },
}

/// Drafts of one kind, the best first.
pub(super) fn of(kind: Kind, lines: &Lines, excerpt: &Excerpt, stream: &mut Stream) -> Result<Vec<Draft>> {
    let drafts: Vec<(bool, Draft)> = match kind {
        Kind::Least => least(lines),
        Kind::Possible => possible(lines, stream),
        Kind::Added => added(lines, excerpt, stream)?,
        Kind::Distribution => distribution(lines, stream),
        Kind::Harder => harder(lines, stream),
        Kind::Decides => decides(lines, stream),
    };
    let order = stream.permutation(drafts.len());
    let mut ranked: Vec<(bool, usize, Draft)> = Vec::with_capacity(drafts.len());
    ranked.extend(drafts.into_iter().zip(order).map(|((is_dull, draft), at)| (is_dull, at, draft)));
    ranked.sort_by_key(|(is_dull, at, _)| (*is_dull, *at));
    Ok(ranked.into_iter().map(|(_, _, draft)| draft).collect())
}

/// The places that are hidden in every sentence; 0 is one word of each, where all are equally long.
fn positions(lines: &Lines) -> std::ops::RangeInclusive<usize> {
    let (shortest, longest) = lines.lengths();
    usize::from(shortest != longest || longest == 1)..=shortest
}

/// Can a loss of this size be told from the same in bits, and from 0?
fn is_clear(nats: f64) -> bool {
    !(NOTHING..=APART).contains(&nats)
}

fn least(lines: &Lines) -> Vec<(bool, Draft)> {
    let nats = |position: usize| tally(lines, position, Context::Left).nats;
    let clear = positions(lines).filter(|&position| is_clear(nats(position)));
    clear.map(|position| (nats(position) < NOTHING, Draft::Least { position })).collect()
}

fn possible(lines: &Lines, stream: &mut Stream) -> Vec<(bool, Draft)> {
    let mut drafts = Vec::new();
    for position in positions(lines) {
        for context in CONTEXTS {
            let floor = tally(lines, position, context).nats;
            // Two decimals round by less than what is added to the distance.
            let away = APART + 0.01;
            let is_below = stream.unit() < 0.5 && floor > 2.0 * away;
            let loss = if is_below {
                floor - away - stream.unit() * 0.6 * (floor - away)
            } else {
                floor + away + stream.unit() * 0.5
            };
            let loss = (100.0 * loss).round() / 100.0;
            drafts.push((floor <= 2.0 * away, Draft::Possible { position, context, loss }));
        }
    }
    drafts
}

fn added(lines: &Lines, excerpt: &Excerpt, stream: &mut Stream) -> Result<Vec<(bool, Draft)>> {
    let mut sentences = excerpt.outside.clone();
    for _ in 0..MADE {
        let (line, other) = (stream.below(lines.len()), stream.below(lines.len()));
        let position = 1 + stream.below(lines.words(line).min(lines.words(other)));
        if !lines.is_word(line, position) || !lines.is_word(other, position) {
            continue;
        }
        let (before, after) = lines.around(line, position);
        sentences.push(format!("{before}{}{after}", lines.written(other, position)));
    }
    let mut seen: BTreeSet<Vec<u32>> = (0..lines.len()).map(|line| lines.ids(line).to_vec()).collect();
    let mut drafts = Vec::new();
    for sentence in sentences {
        let longer = lines.with(&sentence)?;
        if longer.len() != lines.len() + 1 || !seen.insert(longer.ids(lines.len()).to_vec()) {
            continue;
        }
        for position in positions(lines).filter(|position| positions(&longer).contains(position)) {
            for context in CONTEXTS {
                let before = tally(lines, position, context).nats;
                let after = tally(&longer, position, context).nats;
                let change = (after - before).abs();
                if is_clear(after) && is_clear(change) {
                    let sentence = sentence.clone();
                    drafts.push((change < NOTHING, Draft::Added { sentence, position, context }));
                }
            }
        }
    }
    Ok(drafts)
}

/// All blanks of the sentences that look different in a context. A punctuation mark is never hidden.
fn blanks(lines: &Lines, context: Context) -> Vec<(Blank, Place)> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for line in 0..lines.len() {
        for position in (1..=lines.words(line)).filter(|&position| lines.is_word(line, position)) {
            let place = place(lines, line, position, context, None);
            // How often each word stands there does not tell two places apart; the text does.
            if seen.insert((position, place.before.clone(), place.after.clone())) {
                found.push(((line, position), place));
            }
        }
    }
    found
}

fn distribution(lines: &Lines, stream: &mut Stream) -> Vec<(bool, Draft)> {
    let mut drafts = Vec::new();
    for context in CONTEXTS {
        for (blank, place) in blanks(lines, context) {
            let (word, count) = place.counts[stream.below(place.counts.len())].clone();
            let is_certain = count == place.total();
            let Some(id) = lines.id(&word) else { continue };
            drafts.push((is_certain, Draft::Distribution { blank, place, context, word, id }));
        }
    }
    drafts
}

fn harder(lines: &Lines, stream: &mut Stream) -> Vec<(bool, Draft)> {
    let mut drafts = Vec::new();
    for context in CONTEXTS {
        let all = blanks(lines, context);
        let mut pair = |a: usize, b: usize, crosses: bool| {
            let ((first, one), (second, other)) = (all[a].clone(), all[b].clone());
            if (one.entropy() - other.entropy()).abs() > APART {
                let draft = Draft::Harder { blanks: [first, second], places: [one, other], context };
                drafts.push((crosses, draft));
            }
        };
        let mut crossing = Vec::new();
        for _ in 0..PAIRS {
            crossing.push((stream.below(all.len()), stream.below(all.len())));
        }
        for a in 0..all.len() {
            for b in (a + 1)..all.len() {
                if all[a].0.0 == all[b].0.0 {
                    pair(a, b, false);
                }
            }
        }
        for (a, b) in crossing {
            if all[a].0.0 != all[b].0.0 {
                pair(a, b, true);
            }
        }
    }
    drafts
}

fn decides(lines: &Lines, stream: &mut Stream) -> Vec<(bool, Draft)> {
    let mut drafts = Vec::new();
    for ((line, position), whole) in blanks(lines, Context::Both) {
        let without = |hidden: usize| place(lines, line, position, Context::Both, Some(hidden)).entropy();
        let others = (1..=lines.words(line)).filter(|&other| other != position);
        let mut growth: Vec<(usize, f64)> = others.map(|other| (other, without(other))).collect();
        growth.sort_by(|a, b| b.1.total_cmp(&a.1));
        let [(best, most), (_, next), ..] = growth.as_slice() else { continue };
        if most - next <= APART || most - whole.entropy() <= APART || !lines.is_word(line, *best) {
            continue;
        }
        let rest: Vec<usize> = growth[1..].iter().map(|(other, _)| *other).collect();
        let rest: Vec<usize> = rest.into_iter().filter(|&other| lines.is_word(line, other)).collect();
        let chosen = stream.permutation(rest.len()).into_iter().take(OPTIONS - 1).map(|i| rest[i]);
        let mut hidden: Vec<usize> = chosen.chain([*best]).collect();
        if hidden.len() < 2 {
            continue;
        }
        hidden.sort_unstable();
        drafts.push((false, Draft::Decides { blank: (line, position), place: whole, hidden }));
    }
    drafts
}

impl Draft {
    /// What makes two questions the same one.
    pub fn key(&self) -> String {
        match self {
            // How low a loss is said to be does not make another question.
            Draft::Possible { position, context, .. } => format!("possible {position} {context:?}"),
            Draft::Distribution { place, context, .. } => {
                format!("distribution {context:?} {} {:?} {:?}", place.position, place.before, place.after)
            }
            Draft::Harder { places, context, .. } => {
                let of = |place: &Place| format!("{} {:?} {:?}", place.position, place.before, place.after);
                let mut both = places.each_ref().map(of);
                both.sort_unstable();
                format!("harder {context:?} {both:?}")
            }
            other => format!("{other:?}"),
        }
    }

    /// The question with its exact answer; `None` if that would be ambiguous after all.
    pub fn question(self, lines: &Lines) -> Result<Option<Question>> {
        match self {
            Draft::Least { position } => {
                let question = about_a_floor(Kind::Least, lines, lines, position, Context::Left)?;
                Ok(Some(question).filter(|question| is_clear(question.answer)))
            }
            Draft::Possible { position, context, loss } => {
                let mut question = about_a_floor(Kind::Possible, lines, lines, position, context)?;
                let floor = question.answer;
                question.answer = f64::from(u8::from(loss > floor));
                question.loss = Some(loss);
                question.tolerance = None;
                Ok(Some(question).filter(|_| (loss - floor).abs() > APART))
            }
            Draft::Added { sentence, position, context } => {
                let longer = lines.with(&sentence)?;
                let mut question = about_a_floor(Kind::Added, lines, &longer, position, context)?;
                let change = (question.answer - lines.floor(position, context)?).abs();
                question.added = Some(sentence);
                Ok(Some(question).filter(|question| is_clear(question.answer) && is_clear(change)))
            }
            Draft::Distribution { blank, place, context, word, id } => {
                let row = lines.predict(blank.0, blank.1, context, None)?;
                let answer = row.get(id as usize).copied().unwrap_or(0.0);
                let question = Question::about(Kind::Distribution, context, blank.1, answer);
                let tolerance = Some(TOLERANCE);
                Ok(Some(Question { word: Some(word), blank: Some(place), tolerance, ..question }))
            }
            Draft::Harder { blanks, places, context } => {
                let mut options = Vec::new();
                for ((line, position), place) in blanks.into_iter().zip(places) {
                    let nats = lines.entropy(line, position, context, None)?;
                    let word = lines.written(line, position).to_owned();
                    options.push(Choice { nats, position, word, place });
                }
                Ok(Question::choice(Kind::Harder, context, 0, options))
            }
            Draft::Decides { blank: (line, position), place: whole, hidden } => {
                let mut options = Vec::new();
                for other in hidden {
                    options.push(Choice {
                        nats: lines.entropy(line, position, Context::Both, Some(other))?,
                        position: other,
                        word: lines.written(line, other).to_owned(),
                        place: place(lines, line, position, Context::Both, Some(other)),
                    });
                }
                let question = Question::choice(Kind::Decides, Context::Both, position, options);
                Ok(question.map(|question| Question { blank: Some(whole), ..question }))
            }
        }
    }
}

impl Question {
    fn about(kind: Kind, context: Context, position: usize, answer: f64) -> Self {
        Question {
            kind,
            context,
            position,
            word: None,
            added: None,
            loss: None,
            answer,
            tolerance: None,
            options: Vec::new(),
            blank: None,
            tallies: Vec::new(),
            elsewhere: Vec::new(),
        }
    }

    /// A choice, the right option being that of the largest value; `None` if another comes near it.
    fn choice(kind: Kind, context: Context, position: usize, options: Vec<Choice>) -> Option<Self> {
        let values = || options.iter().map(|option| option.nats).enumerate();
        let (right, most) = values().max_by(|a, b| a.1.total_cmp(&b.1))?;
        let is_apart = values().all(|(i, nats)| i == right || most - nats > APART);
        let question = Question { options, ..Question::about(kind, context, position, right as f64) };
        is_apart.then_some(question)
    }
}

/// A question about the least possible loss of `lines`, or of `longer` where that is `lines` with a sentence more.
fn about_a_floor(
    kind: Kind,
    lines: &Lines,
    longer: &Lines,
    position: usize,
    context: Context,
) -> Result<Question> {
    let mut elsewhere = Vec::new();
    for other in Context::ALL.into_iter().filter(|&other| other != context) {
        elsewhere.push((other, longer.floor(position, other)?));
    }
    let mut tallies = vec![tally(lines, position, context)];
    if kind == Kind::Added {
        tallies.push(tally(longer, position, context));
    }
    let question = Question::about(kind, context, position, longer.floor(position, context)?);
    Ok(Question { tolerance: Some(TOLERANCE), tallies, elsewhere, ..question })
}
