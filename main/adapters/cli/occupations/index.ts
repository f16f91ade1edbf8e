/** Occupation records on the command line. */
import { group, type Register } from '../base.ts'
import { registerBrowsing } from './browsing.ts'
import { registerEditing } from './editing.ts'
import { registerHistory } from './history.ts'
import { registerRewriting } from './rewriting.ts'

export const register: Register = (program, cli) => {
  const occupations = group(program, 'occupations')
  registerBrowsing(occupations, cli)
  registerEditing(occupations, cli)
  registerRewriting(occupations, cli)
  registerHistory(occupations, cli)
}
