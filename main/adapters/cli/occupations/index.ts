/** Occupation records from the command line. */
import { group, type Register } from '../base.ts'
import { registerReading } from './reading.ts'
import { registerWriting } from './writing.ts'

export const register: Register = (program, cli) => {
  const occupations = group(program, 'occupations')
  registerReading(occupations, cli)
  registerWriting(occupations, cli)
}
