/** The words of the lesson's pages after the first, in German. The marks in them are those of rich.js. */

import { writing } from '../../words/numbers.js';

const { fixed, nats, percent, floorText } = writing('de');

/** The least possible loss, with all digits that are known. @param {number} n */
const least = (n) => floorText({ nats: n, standardError: null });

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const pages = {
  labels: {
    notebook: 'Modell des Notebooks',
    none: 'kein Kontext',
    left: 'linker Kontext',
    right: 'rechter Kontext',
    both: 'beide Seiten',
    chosen: 'ausgewählte Tokens',
    every: 'alle Tokens',
    nsp: 'nächster Satz',
    sop: 'Satzreihenfolge',
  },
  marks: {
    certain: 'immer sicher und richtig:',
    coin: 'ein Münzwurf, ln 2:',
    blind: (words) => `blindes Raten unter ${words} Wörtern, ln ${words}:`,
  },

  notebook: {
    text: [
      'Diese Seite entstand aus einem Vorlesungs-Notebook mit einem einfacheren Modell. Es liest immer nur ein {token|Token}: An der Lücke sieht es [MASK] und keines der anderen Wörter.',
      'Es liest dieselben drei Sätze. In jedem ist das zweite Wort verdeckt.',
    ],
    ask: 'Was wird dieses Modell in die Lücke setzen?',
    outcome: ({ said: [first, second] }) =>
      `Es sagt *${first.token}* (${percent(first.probability)}), dann *${second.token}* (${percent(second.probability)}).`,
    because: {
      right: () => 'Du hast danach geurteilt, was das Modell sehen kann, nicht danach, was du siehst.',
      other: ({ rare }) =>
        `*${rare}* ist, was der Satz braucht. Aber um das zu sehen, muss man die Wörter um die Lücke sehen.`,
      wrong: () =>
        'Die Nachbarn sieht es nicht, aber es lernt, welche Wörter verdeckt waren. Dieses war es nie.',
    },
    why: ({ rare, frequent }) =>
      `Für dieses Modell sehen alle drei Lücken gleich aus. Es kann nur lernen, wie oft jedes Wort die Antwort ist: von drei Malen einmal *${rare}*, zweimal *${frequent}*.`,
    vary: 'Nach einem anderen Satz fragen',
    varied: ({ said: [first] }) =>
      `Wieder *${first.token}*, ${percent(first.probability)}. Was auch um die Lücke steht, seine Antwort ist dieselbe.`,
  },

  floor: {
    text: [
      'Der {loss|Verlust} sagt, wie sehr das verdeckte Wort das Modell überraschte: −ln der Wahrscheinlichkeit, die es ihm gab. Die Kurve wird sein Mittel zeigen, in {nat|Nats}.',
      'Das Modell der vorigen Seite sieht nur [MASK]. Von drei Malen kommt ein verdecktes Wort einmal vor, das andere zweimal. Es lernt, und sein Verlust fällt. Dann fällt er nicht mehr.',
    ],
    ask: 'Wo wird sein mittlerer Verlust stehen bleiben?',
    said: (answer) => `${fixed(answer, 2)} Nats`,
    outcome: ({ loss }) => `Das Mittel seiner letzten drei Schritte ist ${nats(loss)}.`,
    because: {
      right: () => 'So ist es.',
      coin: () =>
        'ln 2 stimmt für zwei Wörter, die gleich oft vorkommen. Hier kommt eines doppelt so oft vor; das überrascht im Mittel weniger.',
      zero: () =>
        'Bei 0 wäre es jedes Mal sicher und im Recht. Das kann nicht sein: Die drei Lücken sehen für das Modell gleich aus, und ihre Wörter sind verschieden.',
      low: () =>
        'Um weniger überrascht zu sein, müsste es wissen, in welchem Satz es ist. Das sieht es nicht.',
      high: () =>
        'Es kann mehr als das: Es lernt, welche Wörter überhaupt verdeckt werden und wie oft jedes.',
    },
    why: ({ loss, floor, rare, frequent }) =>
      `Das Beste, was es sagen kann, ist ⅓ *${rare}*, ⅔ *${frequent}*. Seine mittlere Überraschung ist dann −⅓ ln ⅓ − ⅔ ln ⅔ = *${least(floor)}*, die {entropy|Entropie} des verdeckten Worts. Kein Modell mit dieser Sicht kommt tiefer: Das ist die {floor|Untergrenze}. Sein Lauf endet bei ${nats(loss)}, weil jeder Schritt nur einem Satz folgt und seine Antwort ein wenig hin und her zieht.`,
    vary: 'Jeden Schritt alle drei Sätze sehen lassen',
    varied: ({ loss, floor }) =>
      `Nun zieht nichts mehr hin und her: Es endet bei ${nats(loss)}. Die Untergrenze ist ${least(floor)}.`,
  },

  bidirectional: {
    text: [
      'Was hilft, ist Kontext. Hier lesen vier kleine BERTs dieselben drei Sätze. Sie unterscheiden sich nur darin, was die Lücke sehen darf: nichts, die Wörter links von ihr, die rechts von ihr oder beide.',
      'Daher hat BERT sein B: *bidirektional*. Das Modell des Notebooks und das erste dieser vier sehen dasselbe; darum bleiben sie bei derselben Untergrenze stehen.',
    ],
    ask: 'Nur links oder nur rechts: Was kommt tiefer?',
    choices: {
      left: 'das, das links sieht',
      right: 'das, das rechts sieht',
      tie: 'keines: Sie sind gleichauf',
    },
    outcome: ({ none, left, right, both }) =>
      `Links endet bei ${nats(left.loss)}, rechts bei ${nats(right.loss)}. Ohne Kontext endet es bei ${nats(none.loss)}, mit beiden Seiten bei ${nats(both.loss)}.`,
    because: {
      right: () => 'Du hast gezählt, in wie vielen Sätzen jede Seite einen Zweifel lässt.',
      wrong: ({ lower }) =>
        lower === 'tie'
          ? 'Zähle, in wie vielen Sätzen jede Seite einen Zweifel lässt: Es sind gleich viele.'
          : 'Zähle, in wie vielen Sätzen jede Seite einen Zweifel lässt: Eine Seite lässt keinen, oder weniger.',
      skipped: () => 'Zähle, in wie vielen Sätzen jede Seite einen Zweifel lässt.',
    },
    why: ({ lower, left, right }) =>
      lower === 'tie'
        ? `Das erste Wort lässt in zwei der drei Sätze zwei Tiere offen, das letzte ebenso. Zwei Münzwürfe in drei Sätzen: ⅔ · ln 2 = *${least(left.floor)}* für jede Seite allein. Mit beiden Seiten bleibt kein Zweifel: Die Untergrenze ist 0.`
        : `Die Untergrenze für links ist *${least(left.floor)}*, die für rechts *${least(right.floor)}*. Die Seite mit der niedrigeren hat ein Wort, das das Tier verrät; die andere lässt einen Münzwurf. Mit beiden Seiten bleibt kein Zweifel: Die Untergrenze ist 0.`,
    vary: 'Einen Satz hinzufügen',
    varied: ({ added, both }) =>
      `Mit *${added}* enden beide Seiten bei ${nats(both.loss)}; ihre Untergrenze ist jetzt ${least(both.floor)}.`,
  },

  counterexample: {
    text: [
      'Mit beiden Seiten kam BERT fast auf 0: Jede Lücke hatte nur eine Antwort. Gewissheit kommt aber aus dem Text, nicht aus dem Modell.',
      'Füge den dreien einen eigenen Satz hinzu, oder nimm einen von diesen. Sein zweites Wort wird verdeckt, wie bei den anderen.',
    ],
    label: 'Dein Satz, zwei Wörter oder mehr',
    ask: 'Mit deinem Satz: Der kleinste mögliche Verlust von „beide Seiten“ …',
    choices: { rises: 'steigt', stays: 'bleibt 0', falls: 'fällt' },
    outcome: ({ added, loss, floor }) =>
      `Mit *${added}* ist die Untergrenze ${least(floor)}. Das Training endete bei ${nats(loss)}${loss > floor + 0.02 ? ': Es ist noch nicht am Ziel und bräuchte mehr Schritte' : ''}.`,
    because: {
      right: ({ outcome }) =>
        outcome === 'rises'
          ? 'Du hast einen Satz gefunden, der einen Zweifel lässt.'
          : 'Er lässt an keiner Lücke einen Zweifel.',
      rises: ({ added }) =>
        `*${added}* unterscheidet sich von einem Satz, der schon da war, nur im verdeckten Wort.`,
      stays: () => 'Keine zwei Sätze unterscheiden sich nur im verdeckten Wort.',
      skipped: () => 'Vergleiche ihn mit jedem der drei: Unterscheiden sich zwei nur im verdeckten Wort?',
    },
    why: ({ outcome }) =>
      outcome === 'rises'
        ? 'Wo um eine Lücke dieselben Wörter stehen und zwei Antworten vorkommen, kann kein Modell sicher sein. Selbst ein vollkommenes wird so oft überrascht, wie der Text unentschieden ist.'
        : 'Jede Lücke hat noch immer eine Antwort; ein vollkommenes Modell wird also nie überrascht. Um die Untergrenze zu heben, schreibe einen Satz, der bis auf sein zweites Wort einem der anderen gleicht.',
  },

  corruption: {
    text: [
      'Das wirkliche BERT macht nicht immer das zweite Wort zur Lücke. Aus jedem Satz wählt es zufällig 15\u202f% der {token|Tokens} aus: die {target|Zieltokens}.',
      'Davon werden 80\u202f% zu [MASK]. 10\u202f% werden zu einem Zufallswort, damit das Modell einem Wort, das es sieht, nicht trauen kann. 10\u202f% bleiben, wie sie sind, damit es nicht lernt, ein sichtbares Wort sei immer falsch. In der späteren Anwendung gibt es kein [MASK], und es muss mit den Wörtern umgehen, die da sind.',
      'Der Text ist jetzt eine {grammar|Grammatik}: 3000 Sätze wie „die katzen neben der tür schlafen“.',
    ],
    ask: 'Welche Art von Zieltoken ist für ein vollkommenes Modell am leichtesten?',
    choices: {
      masked: 'die, die zu [MASK] wurden',
      random: 'die, die zu einem Zufallswort wurden',
      kept: 'die, die blieben',
    },
    outcome: ({ masked, random, kept }) =>
      `Der kleinste mögliche Verlust ist ${least(masked)} bei [MASK], ${least(random)} bei Zufallswörtern und ${least(kept)} bei denen, die blieben.`,
    because: {
      right: () => 'Was zu sehen ist und passt, ist am wahrscheinlichsten wahr.',
      masked: () =>
        '[MASK] sagt, dass ein Wort fehlt, und nicht, welches. Alles muss aus dem Kontext kommen.',
      random: () =>
        'Ein Zufallswort muss erst als falsch erkannt werden. Danach hilft das Wort selbst nicht weiter.',
      kept: () => 'Ein Wort, das blieb, ist zu sehen, aber es könnte ein zufälliges sein.',
      skipped: () => 'Frage, was das Zieltoken selbst noch verrät.',
    },
    why: () =>
      'Ein Wort, das in seinen Kontext passt, ist sehr wahrscheinlich das richtige: Ein zufälliges passt selten. Das Feld zeigt die Verluste dieses Modells danach, was aus dem Zieltoken wurde.',
  },

  targets: {
    text: [
      'Der {loss|Verlust} von BERT ist das Mittel über die {target|Zieltokens} allein. Die anderen 85\u202f% der Tokens werden gelesen, aber was das Modell über sie sagt, zählt nicht.',
      'Warum nicht jedes Token zählen? Zwei Modelle sehen dieselben Sätze mit denselben Lücken. Bei einem zählen die ausgewählten Tokens, beim anderen alle.',
    ],
    ask: 'Wessen Verlust wird niedriger sein?',
    choices: {
      chosen: 'der über ausgewählte Tokens',
      every: 'der über alle Tokens',
      same: 'beide etwa gleich',
    },
    outcome: ({ chosen, every }) =>
      `Über die ausgewählten Tokens endet er bei ${nats(chosen.loss)}, über alle bei ${nats(every.loss)}.`,
    because: {
      right: () =>
        'Die meisten Tokens stehen unverändert in der Eingabe, und sie zu wiederholen, ist keine Mühe.',
      wrong: () =>
        'Die meisten Tokens stehen unverändert in der Eingabe. Sie zu wiederholen, ist keine Mühe.',
      skipped: () =>
        'Die meisten Tokens stehen unverändert in der Eingabe. Sie zu wiederholen, ist keine Mühe.',
    },
    why: ({ chosenRight, everyRight }) =>
      `Ein niedriger Verlust heißt nicht, dass mehr gelernt wurde: Er kann vom Abschreiben kommen. An der Lücke unten bekommen mögliche Wörter ${percent(chosenRight)} vom ersten Modell und ${percent(everyRight)} vom zweiten. Vergleiche Verluste nur, wo dasselbe zählt.`,
  },

  memorise: {
    text: [
      'Ein Verlust kann aus einem anderen Grund niedrig sein: Der Text wurde auswendig gelernt. Um das zu erkennen, werden einige Sätze {held out|zurückgehalten}: Das Modell trainiert nie auf ihnen und wird an ihnen gemessen.',
      'Die {grammar|Grammatik} der letzten Seiten bildet viele Sätze. Dieses Modell trainiert auf zwanzig davon, immer wieder. Vierzig andere sind zurückgehalten.',
    ],
    ask: 'Der Verlust auf den zwanzig wird fallen. Und der auf den vierzig?',
    choices: {
      falls: 'er fällt auch',
      rises: 'er fällt erst und steigt dann',
      stays: 'er bleibt, wie er ist',
    },
    outcome: ({ loss, last, least: lowest }) =>
      `Auf den zwanzig endet er bei ${nats(loss)}. Auf den vierzig sank er bis ${nats(lowest)} und endet bei ${nats(last)}.`,
    because: {
      right: () => 'Was zuerst gelernt wird, gilt für alle Sätze; was später kommt, nur für die zwanzig.',
      falls: () =>
        'Zuerst tut er das: Was für alle Sätze gilt, wird zuerst gelernt. Dann kommen die zwanzig selbst.',
      stays: () =>
        'Erst wird etwas gelernt, das für alle Sätze gilt, und dann etwas, das nur für die zwanzig gilt.',
      rises: () => 'Hier stieg er nicht: Bei diesem Text gilt das Gelernte auch für die vierzig.',
      skipped: () => 'Was zuerst gelernt wird, gilt für alle Sätze; was später kommt, nur für die zwanzig.',
    },
    why: ({ loss, floor }) =>
      `Kein Modell, das nur die Sprache kennt, kommt im Mittel unter *${least(floor)}*.${loss < floor ? ` Auf den zwanzig ist es bei ${nats(loss)}: Es kennt diese Sätze, nicht ihre Sprache.` : ''} Ein niedriger Verlust im Training beweist für sich wenig.`,
    vary: 'Auf hundert Sätzen trainieren',
    varied: ({ loss, last }) =>
      `Mit hundert endet es bei ${nats(loss)} auf dem, was es liest, und bei ${nats(last)} auf den vierzig, die es nie gelesen hat. Je mehr zu lesen ist, desto weniger wird auswendig gelernt.`,
  },

  attention: {
    text: [
      'Wie kommt die Lücke dazu, andere Wörter zu sehen? Jedes Token wird zu einem {vector|Vektor}. In der {attention|Aufmerksamkeit} nimmt die Lücke ein gewichtetes Mittel der Vektoren auf, jeder {head|Kopf} mit eigenen Gewichten. Aus dem Ergebnis bekommt jedes Wort eine Wahrscheinlichkeit.',
      'Das Verb am Ende muss zu seinem Nomen passen. Dazwischen stehen andere Wörter.',
    ],
    ask: 'Welches Wort entscheidet, was in der Lücke steht?',
    said: (answer, { sentence }) => sentence[answer],
    outcome: ({ sentence, most, moved }) =>
      `Ist auch *${sentence[most]}* verdeckt, wandern ${percent(moved[most]?.run ?? 0)} der Wahrscheinlichkeit des Modells zu anderen Antworten.`,
    because: {
      right: () => 'Nur dieses sagt, welche Wörter dort stehen können, wie weit es auch entfernt ist.',
      near: () =>
        'Es steht nahe, oder es könnte für etwas anderes stehen. Aber Nähe zählt nicht: Aufmerksamkeit erreicht jedes Wort in einem Schritt.',
      wrong: ({ moved }, answer) =>
        `Ist dieses Wort verdeckt, bleibt die Antwort eines vollkommenen Modells dieselbe. Bei diesem Modell wandern ${percent(moved[answer]?.run ?? 0)}.`,
      skipped: () => 'Frage, welches Wort die Antwort ändern würde, wenn es auch verdeckt wäre.',
    },
    why: () =>
      'Wohin die Aufmerksamkeit blickt und was entscheidet, muss nicht dasselbe sein: Ein Kopf kann auf ein Wort blicken und nichts Nützliches aufnehmen. Das Feld *Aufmerksamkeit* zeigt beides. Ein Wort zu verdecken, ist die ehrliche Probe.',
  },

  sentences: {
    text: [
      'BERT lernte ein Zweites: Folgt ein Satz auf den anderen? Die Hälfte seiner Paare sind Nachbarn, die andere Hälfte stammt aus zwei verschiedenen Texten. Das ist die *Vorhersage des nächsten Satzes*.',
      'ALBERT fragt anders: Die zwei sind immer Nachbarn, aber stehen sie in ihrer Reihenfolge? RoBERTa fragt nichts. ELECTRA findet Wörter, die ein kleines Modell ersetzt hat. Hier trainieren die ersten zwei davon auf kurzen Geschichten. Das dauert etwas länger.',
    ],
    ask: 'Was lässt sich leichter ohne Verstehen beantworten, nur aus den Wörtern?',
    choices: {
      next: 'ob es der nächste Satz ist',
      order: 'ob die Reihenfolge stimmt',
      same: 'beides gleich',
    },
    outcome: ({ right: [nsp, sop] }) =>
      `In den letzten Schritten stimmt „nächster Satz“ bei ${percent(nsp)} der Paare, „Satzreihenfolge“ bei ${percent(sop)}.`,
    because: {
      right: () =>
        'Zwei Sätze haben in jeder Reihenfolge dieselben Wörter. Aber zwei Texte haben verschiedene Wörter.',
      next: () => 'Hier sagen die Wörter allein das nicht.',
      order: () =>
        'Zwei Sätze haben in jeder Reihenfolge dieselben Wörter: Die bloßen Wörter sagen darüber nichts.',
      same: () =>
        'Zwei Sätze haben in jeder Reihenfolge dieselben Wörter. Aber zwei Texte haben verschiedene Wörter.',
      skipped: () =>
        'Zwei Sätze haben in jeder Reihenfolge dieselben Wörter. Aber zwei Texte haben verschiedene Wörter.',
    },
    why: ({ nsp, sop }) =>
      `Wer nur sieht, welche Wörter vorkommen, kann beim nächsten Satz auf einen Verlust von ${least(nsp.words)} kommen und bei der Reihenfolge auf ${least(sop.words)} (ein Münzwurf ist 0,6931). Die Vorhersage des nächsten Satzes lässt sich also aus dem Thema allein lernen: Das ist ihre Abkürzung.`,
  },

  pretraining: {
    text: [
      'Nichts davon ist Selbstzweck. Ein Modell zu {pre-train|trainieren, bevor es eine Aufgabe hat}, kostet keine Labels. Danach können wenige gelabelte Beispiele genügen, um es {fine-tune|für eine Aufgabe nachzutrainieren}.',
      'Das Labor hat ein Feld, das dies misst: *Vortraining und Fine-Tuning*. Es gibt dieselben wenigen Labels diesem Encoder und einem ohne Vortraining und zeigt beide auf Sätzen, die keiner gesehen hat.',
      'Verdopple den Lauf, setze in der Kopie das „Trainingsziel“ auf „Lücken füllen“, trainiere beide und vergleiche die zwei Tafeln: Der Unterschied ist, was die Vorhersage des nächsten Satzes gebracht hat. Das dauert einige Minuten.',
    ],
    open: 'Dieses Experiment öffnen',
  },

  ownText: {
    text: [
      'Nun ein eigener Text: ein Satz je Zeile. Ein Lied, eine Seite einer Geschichte, die Regeln eines Spiels. Er bleibt in diesem Browser.',
      'BERTs Rezept passt dazu: 15\u202f% der Wörter werden jedes Mal neu ausgewählt. Nach einer Lücke deines Textes wird unten gefragt.',
    ],
    label: 'Dein Text, ein Satz je Zeile',
    ask: 'Was wird das Modell in diese Lücke setzen?',
    outcome: ({ said, loss, floor }) =>
      `Es sagt *${said.token}* (${percent(said.probability)}). Sein Verlust endete bei ${nats(loss)}${floor === null ? '' : `; der kleinste mögliche ist ${least(floor)}`}.`,
    because: {
      right: ({ truth, said }) =>
        truth === said.token ? 'Und dein Text auch.' : `In deinem Text steht dort allerdings *${truth}*.`,
      wrong: ({ truth }) => `In deinem Text steht dort *${truth}*.`,
      skipped: ({ truth }) => `In deinem Text steht dort *${truth}*.`,
    },
    why: () =>
      'Ein kurzer Text ist bald auswendig gelernt: Dann liegt der kleinste mögliche Verlust nahe 0, und das Modell kommt ihm nahe. Das ganze Labor kann Sätze zurückhalten, um zu sehen, was darüber hinaus gelernt wurde.',
  },

  end: {
    text: [
      'Der Text selbst fragt und antwortet: Ein Wort ist verdeckt, und das Modell sagt, welches. Was es nicht sehen kann, kann es nur nach Häufigkeit raten; die {floor|Untergrenze} sagt für jeden Text, wie gut das gehen kann.',
      'Beide Seiten verraten mehr als eine. 80/10/10 lässt das Modell an dem zweifeln, was es sieht. Nur ausgewählte Tokens zählen, denn die anderen ließen sich abschreiben. Ein niedriger {loss|Verlust} kann Abschreiben bedeuten oder Auswendiglernen. Die Vorhersage des nächsten Satzes lässt sich aus dem Thema beantworten.',
      'Das Labor hat all das, mit jeder Einstellung. Und dies sind die Aufsätze:',
    ],
  },
};
