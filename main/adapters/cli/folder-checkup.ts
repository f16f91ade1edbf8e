/** Checks the data folder: whether it is there or can be made, is writable, and is Vigie's and this user's alone. */
import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { type LocalizableMessage, localize, localizeParams } from '../../../shared/errors.ts'
import { systemProblem } from '../../../shared/system-problem.ts'
import { otherOwner } from '../files/folder-owner.ts'
import { folderProblem } from '../files/folder-problem.ts'
import { shellWord } from '../files/shell-word.ts'
import { userWords } from '../files/user-words.ts'
import type { Cli } from './base.ts'
import type { UnnamedCheckResult } from './check-result.ts'

const fail = (detail: string, remedy: string): UnnamedCheckResult => ({ state: 'fail', detail, remedy })
const warn = (detail: string, remedy: string): UnnamedCheckResult => ({ state: 'warn', detail, remedy })

/** Writes nothing. */
export function folderCheckup(cli: Cli, folder: string): UnnamedCheckResult {
  const obstacle = folderProblem(folder)
  if (obstacle !== null) return noFolder(cli, folder, obstacle)
  const isThere = existsSync(folder)
  const remedy = cli.say('doctor.folder_allow')
  const problem = accessProblem(cli, nearestExisting(folder))
  const user = isThere ? otherOwner(folder) : null
  if (user !== null) return othersFolder(cli, folder, user, problem === null ? 'warn' : 'fail')
  if (problem !== null)
    return fail(
      cli.say(isThere ? 'doctor.folder_unwritable' : 'doctor.folder_impossible', { folder, problem }),
      remedy,
    )
  if (!isThere) return { state: 'ok', detail: cli.say('doctor.folder_new', { folder }), remedy: null }
  return openness(cli, folder)
}

function noFolder(cli: Cli, folder: string, obstacle: LocalizableMessage): UnnamedCheckResult {
  const problem = localize(obstacle, cli.language)
  const detail =
    obstacle.messageKey === 'system.file'
      ? cli.say('doctor.folder_not', { folder })
      : cli.say('doctor.folder_impossible', { folder, problem })
  return fail(detail, cli.say('doctor.choose_folder'))
}

/** Who may write there has a folder that mixes owners; who may not, none. Neither is told to take it from its owner. */
function othersFolder(
  cli: Cli,
  folder: string,
  user: number,
  state: UnnamedCheckResult['state'],
): UnnamedCheckResult {
  const words = localizeParams(userWords(user), cli.language)
  const detail = cli.say('doctor.folder_other_user', { folder, user: String(words.user) })
  const remedy = cli.say('doctor.folder_as_user', { data: shellWord(folder), account: String(words.account) })
  return { state, detail, remedy }
}

/**
 * Returns what to say of anything inside a folder that this user may not enter, where nothing is found although it may be
 * there; null if the folder can be entered, or does not exist.
 */
export function unseenIn(cli: Cli, folder: string): UnnamedCheckResult | null {
  const isNone = folderProblem(folder) !== null
  if (
    !isNone &&
    (!existsSync(folder) || accessProblem(cli, folder, constants.R_OK | constants.X_OK) === null)
  )
    return null
  return warn(
    cli.say('doctor.unseen', { folder }),
    folderCheckup(cli, folder).remedy ?? cli.say('doctor.folder_allow'),
  )
}

/** What is there before the first start: what an owner puts there, and what commands write. */
const OWN_NAMES: ReadonlySet<string> = new Set(['settings.json', 'secrets.json', 'api-token', 'logs'])

/** Only a folder of Vigie, or an empty one, may lose the rights that others have to it. */
function openness(cli: Cli, folder: string): UnnamedCheckResult {
  const isOpen = process.platform !== 'win32' && (statSync(folder).mode & 0o077) !== 0
  if (!isOpen) return { state: 'ok', detail: folder, remedy: null }
  const names = readdirSync(folder)
  const isVigies = names.includes('vigie.db') || names.every((name) => OWN_NAMES.has(name))
  return isVigies
    ? warn(cli.say('doctor.folder_open', { folder }), `chmod 700 ${shellWord(folder)}`)
    : warn(cli.say('doctor.folder_foreign', { folder }), cli.say('doctor.folder_own'))
}

/** Returns the folder itself, or the nearest one above it: where it would be made. */
export function nearestExisting(folder: string): string {
  const above = dirname(folder)
  return existsSync(folder) || above === folder ? folder : nearestExisting(above)
}

const ALL = constants.R_OK | constants.W_OK | constants.X_OK

function accessProblem(cli: Cli, folder: string, rights = ALL): string | null {
  try {
    accessSync(folder, rights)
    return null
  } catch (error) {
    return localize(systemProblem(error), cli.language)
  }
}
