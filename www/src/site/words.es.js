/** The words of the page around the lab, in Spanish. */

import { writing } from '../words/numbers.js';

const { count, counted, list, quoted } = writing('es');

/** @type {import('../words/language.js').Translation<typeof import('./words.en.js').en>} */
const site = {
  tagline: 'Mira cómo aprende el modelo de lenguaje enmascarado de BERT, en esta pestaña.',
  skip: 'Ir al contenido',
  toLesson: 'Volver a la lección',
  toCome: 'Aquí verás el entrenamiento.',
  language: 'Idioma',
  themes: { auto: 'Tema: auto', light: 'Tema: claro', dark: 'Tema: oscuro' },
  share: 'Compartir',
  embed: 'Insertar',
  close: 'Cerrar',
  copy: 'Copiar',
  guides: 'Guías',
  embedding: 'Insertar',
  embeddingPage: 'embedding.es.html',
  teachers: 'Para docentes',
  teachersPage: 'teachers.es.html',
  footer:
    'Todo funciona en esta pestaña; nada de lo que escribes sale de tu equipo. El nombre es el de la tarea: llenar los huecos de un texto se llama procedimiento cloze (Taylor, 1953), y BERT lo cita.',
  shareTitle: 'Compartir este experimento',
  withFingerprint: 'con huella',
  fingerprintHelp:
    'Después de entrenar, quien abra el enlace sabrá si sus pérdidas son las mismas que las tuyas, bit a bit.',
  link: 'Enlace',
  embedExperiment: 'Insertar este experimento',
  embedWhere: 'Dónde',
  embedWidth: 'Anchura en píxeles',
  embedHeight: 'Altura en píxeles',
  allThereIs: 'toda la que haya',
  embedTheme: 'Tema',
  embedThemes: { auto: 'como el sistema de quien lee', light: 'claro', dark: 'oscuro' },
  embedParts: 'Partes que se muestran',
  embedFigureTitle: 'Título sobre la figura',
  embedCaption: 'Texto bajo la figura',
  embedCompact: 'compacto: sin textos de ayuda',
  embedTrained: 'con un botón que muestra los modelos entrenados',
  embedNever:
    'Sin «Entrenamiento» nadie podrá entrenar nunca esta figura: sus curvas quedan vacías. Añade el botón que muestra los modelos entrenados, o marca «Entrenamiento».',
  pasteThis: 'Pega esto',
  preview: 'Vista previa',

  sameRun: 'La misma ejecución que la del autor, bit a bit.',
  otherRun: (labels, of) =>
    `No es la ejecución de la que salió el enlace: las pérdidas de ${list(labels.map(quoted))} son distintas${labels.length < of ? '; las demás son las mismas, bit a bit' : ''}. El autor tenía otra versión de esta página, o se modificó el enlace.`,
  linkHolds: (preset, names) => {
    const has = (/** @type {string} */ start) => [...names].some((name) => name.startsWith(start));
    const parts = [
      ...(has('corpus.text') || has('corpus.grammar') ? ['tu texto'] : has('corpus') ? ['el corpus'] : []),
      ...(names.has('steps') ? ['los pasos'] : []),
      ...(has('seed') ? ['la semilla'] : []),
      ...(has('runs') ? ['los ajustes de las ejecuciones'] : []),
      ...(has('blank') ? ['la oración con sus huecos'] : []),
      ...(names.has('open') ? ['los paneles abiertos'] : []),
      ...(names.has('step') ? ['el paso que muestran'] : []),
      ...(names.has('title') || names.has('caption') ? ['el título y el texto'] : []),
      ...(has('hide') ? ['lo que está oculto'] : []),
    ];
    const changes = parts.length > 0 ? ` y lo que has cambiado: ${list(parts)}` : '';
    return `El enlace contiene el preajuste ${quoted(preset)}${changes}. Quien lo abra verá los mismos ajustes; nada se entrena hasta que pulse «Entrenar».`;
  },
  linkHoldsPage: 'El enlace abre esta página de la lección. Tus respuestas no están en él.',
  linkLength: (characters) =>
    `${counted(characters, { one: '# carácter', other: '# caracteres' })}.${characters > 2000 ? ` Algunos programas cortan los enlaces de más de ${count(2000)} caracteres.` : ''}`,
  copied: 'Copiado.',
  copyByHand: 'El navegador no deja copiar aquí. El texto está seleccionado: pulsa Ctrl+C, o ⌘C en un Mac.',
  embedKinds: {
    iframe: 'Cualquier página web (iframe)',
    element: 'Cualquier página web (custom element)',
    quarto: 'Quarto',
    jupyter: 'Jupyter Book, MyST',
    reveal: 'Reveal.js',
    lms: 'Canvas, Moodle',
  },
  embedTitle: 'Cloze: un BERT pequeño, entrenado en esta página',
  embedPreview: 'Vista previa del laboratorio insertado',

  keeping: 'Lo que guarda este navegador',
  keepWork: 'Guardar mi trabajo en este navegador',
  forgetWork: 'Borrar todo lo guardado',
  keepsNothing: 'Este navegador no deja que la página guarde nada aquí. Todo lo demás funciona.',
  keepsFromNow: 'Se guarda desde ahora: tu texto, los ajustes y el entrenamiento.',
  forgotten: 'Borrado: este navegador no guarda nada de tu trabajo.',
  keptCorrupt:
    'Lo que este navegador guardaba de tu trabajo no se puede leer, así que esa parte empieza de nuevo.',
  keptOtherVersion:
    'Lo que este navegador guardaba de tu trabajo es de otra versión de esta página, así que esa parte empieza de nuevo.',
  keptFull:
    'El almacenamiento de este navegador está lleno y tu último trabajo no se guarda; todo lo demás funciona.',
  notKept: (reason) =>
    `Este navegador no pudo guardar tu último trabajo, pero todo lo demás funciona. Dice: ${reason}`,
};

export const parts = { site };
