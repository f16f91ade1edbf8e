/**
 * All commands by their first words. Only the file of the requested command is loaded, so that the command
 * line starts fast; help loads them all.
 */
import type { Register } from './base.ts'

interface CommandModule {
  /** First words of the commands registered by this file. */
  readonly words: readonly string[]
  readonly load: () => Promise<{ readonly register: Register }>
}

/** The files of all commands, in the order of the help. */
export const commandModules: readonly CommandModule[] = [
  { words: ['serve', 'start', 'stop', 'restart'], load: () => import('./process.ts') },
  { words: ['status', 'watch'], load: () => import('./status.ts') },
  { words: ['jobs', 'runs', 'why'], load: () => import('./jobs.ts') },
  { words: ['settings'], load: () => import('./settings.ts') },
  { words: ['trigger', 'cancel', 'pause', 'resume', 'configure'], load: () => import('./control.ts') },
  { words: ['create', 'remove'], load: () => import('./job-definitions.ts') },
  { words: ['calendars'], load: () => import('./calendars.ts') },
  { words: ['index'], load: () => import('./index-scores.ts') },
  { words: ['alerts'], load: () => import('./alerts.ts') },
  { words: ['channels'], load: () => import('./channels.ts') },
  { words: ['pings'], load: () => import('./pings.ts') },
  { words: ['assets'], load: () => import('./assets.ts') },
  { words: ['maintenances'], load: () => import('./maintenances.ts') },
  { words: ['readings'], load: () => import('./readings.ts') },
  { words: ['trades'], load: () => import('./trades.ts') },
  { words: ['occupations'], load: () => import('./occupations.ts') },
  { words: ['analysis'], load: () => import('./analysis.ts') },
  { words: ['figures'], load: () => import('./job-figures.ts') },
  { words: ['run'], load: () => import('./run.ts') },
  { words: ['clock'], load: () => import('./clock.ts') },
  { words: ['logs'], load: () => import('./logs.ts') },
  { words: ['token'], load: () => import('./token.ts') },
  { words: ['tokens'], load: () => import('./tokens.ts') },
  { words: ['mcp'], load: () => import('./mcp.ts') },
  { words: ['updates'], load: () => import('./updates.ts') },
  { words: ['backup', 'restore'], load: () => import('./backups.ts') },
  { words: ['doctor'], load: () => import('./doctor.ts') },
  { words: ['service'], load: () => import('./service.ts') },
  { words: ['completion'], load: () => import('./completion.ts') },
]
