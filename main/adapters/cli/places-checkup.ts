/**
 * Checks the files and folders that Vigie writes beside its database, the log of today and its settings, which have checks of
 * their own.
 */
import { accessSync, constants, existsSync } from 'node:fs'
import { join } from 'node:path'
import { errorParts, localize, VigieError } from '../../../shared/errors.ts'
import { translate } from '../../../shared/messages/index.ts'
import { systemProblem } from '../../../shared/system-problem.ts'
import { shellWord } from '../files/shell-word.ts'
import { createTokenFile } from '../http/token.ts'
import { createTokenList } from '../http/token-list.ts'
import { secretTexts } from '../secrets/file.ts'
import { assertWritable } from '../sqlite/database-files.ts'
import type { Cli } from './base.ts'
import type { UnnamedCheckResult } from './check-result.ts'

const { R_OK, W_OK, X_OK } = constants

/** How each is used, by its name in the data folder; it throws if it cannot be. A file is replaced, so that its folder is written. */
const PLACES: Readonly<Record<string, (path: string, folder: string) => void>> = {
  'secrets.json': (_, folder) => void secretTexts(folder).get('anthropic_api_key'),
  'api-token': (_, folder) => void createTokenFile(folder).read(),
  'api-tokens.json': (_, folder) => void createTokenList(folder, createTokenFile(folder), Date.now).list(),
  'vigie.lock': (path) => assertWritable(path),
  'instance.json': (path) => accessSync(path, R_OK),
  'restarts.json': (path) => accessSync(path, R_OK),
  logs: (path) => accessSync(join(path, '.'), R_OK | W_OK | X_OK),
  backups: (path) => accessSync(join(path, '.'), R_OK | W_OK | X_OK),
  trades: (path) => accessSync(join(path, '.'), R_OK | W_OK | X_OK),
  run: (path) => accessSync(join(path, '.'), R_OK | W_OK | X_OK),
}

/** Reads them as Vigie does; what is not there yet is made at its first use. */
export function placesCheckup(cli: Cli, folder: string): UnnamedCheckResult {
  const faults = Object.entries(PLACES).flatMap(([name, use]) => faultOf(cli, folder, name, use) ?? [])
  if (faults.length === 0) return { state: 'ok', detail: cli.say('doctor.places_sound'), remedy: null }
  const details = faults.map(({ detail }) => detail)
  const remedies = new Set(faults.map(({ remedy }) => remedy))
  return {
    state: 'fail',
    detail: details.join(translate(cli.language, 'joint')),
    remedy: [...remedies].join(' '),
  }
}

function faultOf(cli: Cli, folder: string, name: string, use: (typeof PLACES)[string]) {
  const path = join(folder, name)
  if (!existsSync(path)) return null
  try {
    use(path, folder)
    return null
  } catch (error) {
    if (error instanceof VigieError) {
      const { problem, remedy } = errorParts(error.code, error.params, cli.language)
      return { detail: problem, remedy }
    }
    const problem = localize(systemProblem(error), cli.language)
    return {
      detail: cli.say('doctor.place_unusable', { path, problem }),
      remedy: cli.say('doctor.place_allow', { path: shellWord(path) }),
    }
  }
}
