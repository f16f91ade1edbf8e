/** Texts of the command line, except its help and the texts it shares with the panel. */
import { doctorMessages } from './doctor.ts'
import { terminalSentences } from './sentences.ts'
import { terminalWords } from './words.ts'

export const terminal = { ...terminalWords, ...terminalSentences, ...doctorMessages } as const

export type TerminalKey = keyof typeof terminal
