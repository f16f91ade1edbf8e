/**
 * All commands by their first words. Only the file of the command that was asked for is loaded, so that the
 * command line starts fast; help loads them all.
 */
import type { Register } from './base.ts'

interface CommandModule {
  /** First words of the commands which this file registers. */
  readonly words: readonly string[]
  readonly load: () => Promise<{ readonly register: Register }>
}

export const commandModules: readonly CommandModule[] = [
  { words: ['jobs', 'runs'], load: () => import('./jobs.ts') },
  { words: ['trigger', 'cancel', 'pause', 'resume', 'configure'], load: () => import('./control.ts') },
  { words: ['analysis'], load: () => import('./analysis.ts') },
  { words: ['occupations'], load: () => import('./occupations/index.ts') },
]
