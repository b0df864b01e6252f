/** The words of *What if*, in Spanish. */

import { writing } from '../../../words/numbers.js';
import { outcomes } from '../outcomes/words.es.js';

const { quoted } = writing('es');

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const whatif = {
  help: 'Cada botón prepara dos ejecuciones que difieren en una cosa y las muestra una al lado de la otra. Nada se entrena hasta que pulses «Entrenar», y «Deshacer» trae de vuelta tu experimento.',
  compare: (label) => `Comparar con ${quoted(label)}`,
  example: 'Abrir el ejemplo',
  none: 'Estos cambios se hacen en un BERT que solo llena huecos, y el experimento no tiene ninguno. Añade uno en «Ejecuciones», o abre un ejemplo.',
  watch: 'Fíjate en esto:',
  cards: [
    {
      name: 'copy',
      preset: 'copy',
      title: 'Pérdida sobre todos los tokens',
      is: 'La pérdida cuenta todos los tokens, no solo los elegidos. Casi todos están en la entrada, así que el modelo puede copiarlos.',
      watch:
        'en el ejemplo, después de 200 pasos, esta pérdida es menos de la mitad de la buena, mientras que la pérdida en [MASK], en «Pérdida por caso», es algo mayor. Al final las dos son allí casi iguales.',
      floor: 'Su cota es exacta, y baja: casi todo lo que se pregunta se puede copiar.',
    },
    {
      name: 'masks',
      preset: 'schemes',
      title: 'Siempre [MASK]',
      is: 'Cada token elegido pasa a [MASK]; ninguno pasa a una palabra al azar y ninguno se conserva. Al modelo nunca se le pregunta entonces por una palabra que está en la entrada.',
      watch:
        'en el ejemplo, en «Pérdida por caso», las dos ejecuciones terminan casi con la misma pérdida en [MASK], con menos de 0,02 de diferencia. Solo el esquema de BERT tiene curvas para las palabras conservadas, que terminan cerca de 0,1, y para las puestas al azar, cerca de 0,8: a esta ejecución nunca se le pregunta ahí.',
      floor: 'Su cota es exacta. Es otra, así que las dos pérdidas no se pueden comparar entre sí.',
    },
    {
      name: 'static',
      preset: 'static',
      title: 'Máscaras fijas',
      is: 'Cada oración se altera una vez y es la misma en todas las épocas. BERT escribía unas cuantas copias así en un archivo; RoBERTa altera de nuevo cada vez.',
      watch:
        'en el ejemplo, con cuarenta oraciones, la pérdida baja casi a 0, porque el modelo aprende las máscaras de memoria, mientras que la pérdida en las oraciones apartadas sube muy por encima de la de la otra ejecución.',
      floor:
        'Su cota es exacta: la de este único conjunto de oraciones alteradas. La cota de las máscaras nuevas no la limita.',
    },
    {
      name: 'spans',
      preset: 'spans',
      title: 'Tramos',
      is: 'Se eligen tramos enteros, como en SpanBERT: cortos en su mayoría, de hasta 10 tokens, 3,8 en promedio en oraciones largas. Un tramo se enmascara, se sustituye o se conserva entero. En promedio se elige el mismo número de tokens.',
      watch:
        'en el ejemplo la pérdida queda por encima de la de los tokens sueltos, ya que un tramo esconde los vecinos que ayudarían a adivinar sus palabras.',
      floor: outcomes.noFloor ?? '',
    },
  ],
};
