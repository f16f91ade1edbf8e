/** The help of every command, from the catalogue, in the reader's language. */
import type { Argument, Command, Help, Option } from 'commander'
import { hasKey, translateIn } from '../../../shared/messages/index.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import { exampleOf } from './base.ts'
import { namedChoices } from './spoken-input.ts'

/** Returns the words after the program's name that select a command: `alerts snooze`. */
export function wordsOf(command: Command): string {
  return command.parent === null ? '' : `${wordsOf(command.parent)} ${command.name()}`.trim()
}

/** Returns the catalogue keys that may describe an option: its own first, then the common one. */
export function keysOf(command: Command, option: Option): readonly [string, string] {
  const name = option.long ?? option.flags
  return [`${wordsOf(command)} ${name}`.trim(), name]
}

/** Adds help texts to the program and all commands below it. */
export function giveHelp(program: Command, language: Language): void {
  const text = (key: string) => (hasKey('help', key) ? translateIn('help', language, key) : '')
  describe(program)

  function describe(command: Command): void {
    command
      .description(text(wordsOf(command)))
      .helpOption('-h, --help', text('--help'))
      .configureHelp(wordsFor(language))
      .addHelpText('after', after(command, language))
    for (const option of command.options) {
      const [own, common] = keysOf(command, option)
      option.description = text(own) || text(common)
    }
    if (command.commands.length > 0) command.helpCommand('help [command]', text('help'))
    for (const child of command.commands) describe(child)
  }
}

function after(command: Command, language: Language): string {
  const example = exampleOf(command)
  if (example !== null) return `\n${translateIn('helpWords', language, 'example')}\n  ${example}`
  return command.parent === null ? `\n${translateIn('helpWords', language, 'more')}` : ''
}

/** Translates Commander's own words, and the placeholders in usages and options. */
function wordsFor(language: Language): Partial<Help> {
  const titles: Readonly<Record<string, string>> = {
    'Usage:': translateIn('helpWords', language, 'usage'),
    'Options:': translateIn('helpWords', language, 'options'),
    'Commands:': translateIn('helpWords', language, 'commands'),
  }
  const named = (text: string) => helpText(text, language)
  const details = (option: Option | Argument): readonly string[] => {
    const choices = namedChoices(option)?.join(', ')
    const { defaultValue } = option
    return [
      ...(choices === undefined ? [] : [translateIn('helpWords', language, 'choices', { choices })]),
      ...(isNamed(defaultValue)
        ? [translateIn('helpWords', language, 'default', { value: String(defaultValue) })]
        : []),
    ]
  }
  return {
    subcommandTerm: (sub) => [sub.name(), ...sub.registeredArguments.map(argumentTerm)].join(' '),
    styleTitle: (title) => titles[title] ?? title,
    styleUsage: named,
    styleSubcommandTerm: named,
    styleOptionTerm: named,
    optionDescription: (option) => withDetails(option.description, details(option)),
  }
}

/** Translates the placeholders of a text, such as `<day>`. */
export function helpText(text: string, language: Language): string {
  return text.replace(
    /([<[])([\w:=-]+)((?:\.\.\.)?[>\]])/g,
    (whole, open: string, name: string, close: string) =>
      hasKey('placeholders', name) ? `${open}${translateIn('placeholders', language, name)}${close}` : whole,
  )
}

/** Empty, off and none are what everybody expects if an option is omitted. */
const isNamed = (value: unknown): boolean =>
  (typeof value === 'string' && value !== '') || typeof value === 'number'

function argumentTerm(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`
  return argument.required ? `<${name}>` : `[${name}]`
}

function withDetails(description: string, details: readonly string[]): string {
  return [description, ...details.map((detail) => `(${detail})`)].join(' ')
}
