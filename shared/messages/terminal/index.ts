/** What the command line says, apart from its help and from what the panel says too. */
import { doctorMessages } from './doctor.ts'
import { terminalSentences } from './sentences.ts'
import { terminalWords } from './words.ts'

export const terminal = { ...terminalWords, ...terminalSentences, ...doctorMessages } as const

export type TerminalKey = keyof typeof terminal
