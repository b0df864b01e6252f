// What the scripts of a finished site load, as esbuild reads them.

import { build } from 'esbuild';

/**
 * The files that scripts load: at once (themselves and their imports), and later (their dynamic imports).
 *
 * @param {string[]} names  Scripts of the folder.
 * @param {string} folder
 * @returns {Promise<{atOnce: string[], later: string[]}>}
 */
export async function loadedBy(names, folder) {
  const { metafile } = await build({
    absWorkingDir: folder,
    entryPoints: names,
    bundle: true,
    format: 'esm',
    write: false,
    outdir: 'nowhere',
    metafile: true,
    logLevel: 'error',
  });
  const atOnce = new Set(names);
  for (const name of atOnce) {
    for (const { path, kind } of metafile.inputs[name].imports)
      if (kind === 'import-statement') atOnce.add(path);
  }
  const later = Object.keys(metafile.inputs).filter((name) => !atOnce.has(name));
  return { atOnce: [...atOnce].sort(), later: later.sort() };
}
