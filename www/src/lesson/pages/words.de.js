/** The words of the lesson's pages after the first, in German. The marks in them are those of rich.js. */

import { writing } from '../../words/numbers.js';

const { fixed, nats, percent, floorText } = writing('de');

/** The least possible loss, with all digits that are known. @param {number} n */
const least = (n) => floorText({ nats: n, standardError: null });

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const pages = {
  labels: { notebook: 'Modell des Notebooks' },
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
};
