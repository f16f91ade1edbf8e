/** One use of the command line: its options once parsed, its connection, its output. */

import { resolve } from 'node:path'
import { harmlessDeep } from '../../../shared/clean-text.ts'
import { VigieError } from '../../../shared/errors.ts'
import { translateIn } from '../../../shared/messages/index.ts'
import { LANGUAGES, type Language } from '../../../shared/vocabulary.ts'
import { defaultDataFolder } from '../files/data-folder.ts'
import { assertFolder } from '../files/folder-problem.ts'
import type { Cli } from './base.ts'
import type { CliEnvironment, LocalClient } from './cli-environment.ts'
import { environmentLanguage } from './environment-language.ts'
import { paintFor, printable } from './formatting.ts'
import { createProgressBar } from './progress-bar.ts'
import type { VigieClient } from './vigie-client.ts'

/** The options of every command, as parsed. */
export interface CommonOptions {
  readonly json?: boolean
  readonly data?: string
  readonly language?: Language
}

/** A command line from its start to its exit code. Close it in any case: it may hold the data folder. */
export interface CliSession {
  readonly cli: Cli
  /** Called after the command's options are parsed, before its action. */
  begin(options: CommonOptions): void
  /** Returns the exit code the command set; 0 by default. */
  exitCode(): number
  close(): Promise<void>
}

/** Creates a session without options: `cli` may be passed to commands, but only used after `begin`. */
export function createSession(environment: CliEnvironment): CliSession {
  let options: CommonOptions = {}
  let exitCode = 0
  const bar = createProgressBar(environment.stderr)
  const asked = askedLanguage(environment)
  const language = () => options.language ?? asked
  const namedFolder = () =>
    options.data === undefined ? defaultDataFolder(environment.env) : resolve(options.data)
  const dataFolder = () => assertFolder(namedFolder())
  const connection = createConnection(environment, dataFolder, language)

  function write(text: string): void {
    bar.clear()
    const clean = printable(text)
    environment.stdout.write(clean.endsWith('\n') ? clean : `${clean}\n`)
  }
  const show = <T>(value: T, human: (value: T) => string) =>
    write(options.json === true ? JSON.stringify(harmlessDeep(value)) : human(value))
  const say: Cli['say'] = (key, ...params) => translateIn('terminal', language(), key, ...params)

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
    get namedFolder() {
      return namedFolder()
    },
    say,
    heads: (...keys) => keys.map((key) => (key === '' ? '' : say(key))),
    paint: paintFor(environment.stdout.isTTY === true, environment.env),
    signal: environment.signal,
    instance: connection.instance,
    anywhere: connection.anywhere,
    print: show,
    item: show,
    progress: (fraction, label) => (options.json === true ? undefined : bar.show(fraction, label)),
    note: (text) => {
      if (options.json === true) return
      bar.clear()
      environment.stderr.write(`${printable(text)}\n`)
    },
    ask: async (question) => {
      if (options.json === true || environment.ask === null) return null
      bar.clear()
      const answer = await environment.ask(printable(`${question} `))
      return isYes(answer ?? '')
    },
    answersItself: connection.isLocal,
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

/** Connects to the running instance, or to this command's own application, which is created once. */
function createConnection(environment: CliEnvironment, dataFolder: () => string, language: () => Language) {
  let local: LocalClient | null = null
  const instance = async () => environment.connect(dataFolder(), language())

  async function anywhere(): Promise<VigieClient> {
    try {
      return local?.client ?? (await instance())
    } catch (error) {
      if (!(error instanceof VigieError) || error.code !== 'not_running_instance') throw error
      local = await environment.openLocal(dataFolder(), language())
      return local.client
    }
  }
  return { instance, anywhere, isLocal: () => local !== null, close: async () => local?.close() }
}

/** In either language, whatever the reader's is: `y`, `yes`, `o`, `oui`. */
const isYes = (answer: string) => /^(y|yes|o|oui)$/i.test(answer.trim())

/** Help and errors are printed before the arguments are parsed, so `--language` is detected without the parser. */
function askedLanguage({ argv, env }: CliEnvironment): Language {
  const [, given] = /(?:^| )--language[ =]([a-z]+)(?: |$)/.exec(argv.join(' ')) ?? []
  return LANGUAGES.find((language) => language === given) ?? environmentLanguage(env)
}
