/** What the presets are called and what they are about, in Spanish; the English stands in `src/experiment/presets.json`. */

/** @type {Record<string, {title: string, about: string}>} */
export const presets = {
  notebook: {
    title: 'El notebook',
    about: 'Tres oraciones, un hueco. El modelo del notebook solo ve el hueco; BERT ve ambos lados.',
  },
  recipe: {
    title: 'La receta de BERT',
    about:
      'Un corpus mayor, el 15\u202f% de los tokens elegidos, 80/10/10. Cuatro BERT que solo difieren en lo que pueden mirar.',
  },
  contexts: {
    title: 'Izquierda, derecha, ambas',
    about:
      'Una gramática en la que se conoce cada probabilidad. Cuatro BERT, cuatro contextos, cuatro cotas inferiores; cada ejecución alcanza la suya.',
  },
  schemes: {
    title: '80/10/10 o siempre [MASK]',
    about:
      'El mismo corpus y modelo, alterados de dos maneras. Los tokens conservados y los puestos al azar cambian lo que se puede saber: las dos pérdidas tienen cotas distintas y no se pueden comparar entre sí.',
  },
  copy: {
    title: 'Pérdida sobre todos los tokens',
    about:
      'El mismo modelo, pero la pérdida cuenta todos los tokens, elegidos o no. Casi todos están en la entrada, así que baja deprisa copiando; lo que cuenta es la pérdida en [MASK].',
  },
  static: {
    title: 'Máscaras nuevas o fijas',
    about:
      'Cuarenta oraciones. Un modelo ve cada una con máscaras nuevas en cada época; el otro, siempre con las mismas.',
  },
  spans: {
    title: 'Tokens o tramos',
    about:
      'La misma parte de los tokens elegida, uno a uno o en tramos. Un tramo esconde los vecinos que delatarían sus palabras.',
  },
  objectives: {
    title: 'Qué más se puede aprender',
    about:
      'Historias de dos o tres oraciones, cuatro formas de preentrenar: solo huecos; con la oración siguiente, que las palabras del tema delatan; con el orden de las oraciones, que no delatan; con palabras cambiadas que hay que descubrir.',
  },
  prime: {
    title: 'Preentrenamiento y ajuste fino',
    about:
      'Un mundo pequeño: tres temas, singular y plural, y qué se sigue de qué. Preentrena, abre después «Preentrenamiento y ajuste fino», y mira cuánto le valen unas pocas etiquetas a este codificador.',
  },
  rates: {
    title: 'Cuánto enmascarar',
    about:
      'El 15\u202f%, el 40\u202f% y el 80\u202f% de los tokens elegidos. Cuanto más se esconde, menos puede saber incluso un modelo perfecto.',
  },
  memorise: {
    title: 'Memorizar o aprender',
    about:
      'Veinte oraciones de una lengua de 144, y cuarenta apartadas. Lo que ayuda en las veinte no tiene por qué ayudar en las cuarenta.',
  },
};
