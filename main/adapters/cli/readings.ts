/** Readings of meters: import. One by one they are noted under `assets`. */
import { group, type Register } from './base.ts'
import { registerImport } from './import-file.ts'
import { operations } from './operation-command.ts'

/** Adds `readings`. An import shows what it would do, and stores it with `--accept` only. */
export const register: Register = (program, cli) => {
  const readings = group(program, 'readings')
  operations(readings, cli, 'readings', { previewImport: null, acceptImport: null })
  registerImport(readings, cli, 'readings')
}
