/** Checks the file of the settings, which a start would replace by its last good copy. */
import { join } from 'node:path'
import { localize } from '../../../shared/errors.ts'
import { type Settings, settingsSchema } from '../../../shared/settings.ts'
import { isRefusal, readSettings, SETTINGS_NAME } from '../settings/settings-file.ts'
import type { Cli } from './base.ts'
import type { UnnamedCheckResult } from './check-result.ts'

/** Changes nothing. */
export function settingsCheckup(cli: Cli, folder: string): UnnamedCheckResult {
  const found = readSettings(folder)
  if (found === null) return { state: 'ok', detail: cli.say('doctor.defaults'), remedy: null }
  if (!isRefusal(found)) return { state: 'ok', detail: cli.say('doctor.valid'), remedy: null }
  const path = join(folder, `${SETTINGS_NAME}.json`)
  return {
    state: 'fail',
    detail: cli.say('doctor.settings_bad', { path, problem: localize(found, cli.language) }),
    remedy: cli.say('doctor.settings_wrong', { path }),
  }
}

/** Returns the defaults if the stored settings cannot be used: the check above reports that. */
export function storedSettings(folder: string): Settings {
  const found = readSettings(folder)
  return found === null || isRefusal(found) ? settingsSchema.parse({}) : found
}
