/** One use of the command line: its options once they are known, its connection, its output. */
import { resolve } from 'node:path'
import { VigieError } from '../../../shared/errors.ts'
import { render } from '../../../shared/messages/catalogue.ts'
import { terminal } from '../../../shared/messages/terminal/index.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import { defaultDataFolder } from '../files/data-folder.ts'
import type { Cli, VigieClient } from './base.ts'
import { paintFor } from './formatting.ts'
import { createProgressBar } from './progress-bar.ts'
import type { Borrowed, World } from './world.ts'

export interface CommonOptions {
  readonly json?: boolean
  readonly data?: string
  readonly language?: Language
}

export interface Session {
  readonly cli: Cli
  /** Called once the command's options are read, before its action. */
  begin(options: CommonOptions): void
  /** What the command asked for; 0 unless told. */
  exitCode(): number
  close(): Promise<void>
}

/** A session that knows no options yet: `cli` may be handed to commands, but only asked once one has begun. */
export function createSession(world: World): Session {
  let options: CommonOptions = {}
  let exitCode = 0
  const bar = createProgressBar(world.stderr)
  const asked = askedLanguage(world)
  const language = () => options.language ?? asked
  const dataFolder = () => (options.data === undefined ? defaultDataFolder(world.env) : resolve(options.data))
  const connection = createConnection(world, dataFolder, language)

  function write(text: string): void {
    bar.clear()
    world.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
  }
  const show = <T>(value: T, human: (value: T) => string) =>
    write(options.json === true ? JSON.stringify(value) : human(value))
  const say: Cli['say'] = (key, params) => render(terminal[key], language(), params)

  const cli: Cli = {
    get json() {
      return options.json === true
    },
    get language() {
      return language()
    },
    get dataFolder() {
      return dataFolder()
    },
    say,
    heads: (...keys) => keys.map((key) => (key === '' ? '' : say(key))),
    paint: paintFor(world.stdout.isTTY === true, world.env),
    signal: world.signal,
    instance: connection.instance,
    anywhere: connection.anywhere,
    print: show,
    item: show,
    progress: (fraction, label) => (options.json === true ? undefined : bar.show(fraction, label)),
    leaveWith: (code) => {
      exitCode = code
    },
  }
  return {
    cli,
    begin: (given) => {
      options = given
    },
    exitCode: () => exitCode,
    close: async () => {
      bar.clear()
      await connection.close()
    },
  }
}

/** To the running instance, or to an application of this command's own, which is built once. */
function createConnection(world: World, dataFolder: () => string, language: () => Language) {
  let borrowed: Borrowed | null = null
  const instance = () => world.connect(dataFolder(), language())

  async function anywhere(): Promise<VigieClient> {
    try {
      return borrowed?.client ?? (await instance())
    } catch (error) {
      if (!(error instanceof VigieError) || error.code !== 'not_running_instance') throw error
      borrowed = await world.borrow(dataFolder(), language())
      return borrowed.client
    }
  }
  return { instance, anywhere, close: async () => borrowed?.close() }
}

/** Help and refusals speak before the words are understood, so `--language` is looked for by hand. */
function askedLanguage({ argv, env }: World): Language {
  const [, given] = /(?:^| )--language[ =](fr|en)(?: |$)/.exec(argv.join(' ')) ?? []
  return (given as Language | undefined) ?? environmentLanguage(env)
}

/** The language of the terminal: French where the environment says so, else English. */
export function environmentLanguage(env: World['env']): Language {
  return (env.LC_ALL || env.LC_MESSAGES || env.LANG || '').toLowerCase().startsWith('fr') ? 'fr' : 'en'
}
