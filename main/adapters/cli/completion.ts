/** Completion scripts for shells, generated from the commands. */
import { Argument, type Command } from 'commander'
import { command, type Register } from './base.ts'

const SHELLS = ['bash', 'zsh', 'fish'] as const
type Shell = (typeof SHELLS)[number]

/** Adds `completion`, which prints a script of all commands and options for a shell. */
export const register: Register = (program, cli, environment) => {
  command(program, 'completion', 'source <(vigie completion bash)')
    .addArgument(new Argument('<shell>').choices(SHELLS))
    .action(async (shell: Shell) => {
      const { buildProgram } = await import('./program.ts')
      const script = SCRIPTS[shell](wordTable(await buildProgram({ ...environment, argv: [] }, cli)))
      cli.print({ shell, script }, (answer) => answer.script)
    })
}

/** What may follow each sequence of words: `''` for the first word, `trades` for `vigie trades`. */
export type WordTable = ReadonlyMap<string, readonly string[]>

/**
 * Returns what may follow each command, by its words: `trades` has its subcommands and options; the empty
 * text, the first words.
 */
export function wordTable(program: Command): WordTable {
  const table = new Map<string, readonly string[]>()
  const visit = (at: Command, path: string) => {
    const options = at.options.flatMap(({ long }) => (long === undefined || long === null ? [] : [long]))
    const choices = at.registeredArguments.flatMap(({ argChoices }) => argChoices ?? [])
    table.set(path, [...at.commands.map((child) => child.name()), ...choices, ...options])
    for (const child of at.commands) visit(child, `${path} ${child.name()}`.trim())
  }
  visit(program, '')
  return table
}

/**
 * For each shell: one function that prints what may follow a sequence of words and fails for an unknown one,
 * and one that follows the line as far as it is known, skipping arguments and options.
 */
const SCRIPTS: Readonly<Record<Shell, (table: WordTable) => string>> = { bash, zsh, fish }

const cases = (table: WordTable): string =>
  [...table].map(([chain, words]) => `    "${chain}") echo "${words.join(' ')}" ;;`).join('\n')

function bash(table: WordTable): string {
  return `_vigie_words() {
  case "$1" in
${cases(table)}
    *) return 1 ;;
  esac
}
_vigie() {
  local chain="" word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    _vigie_words "\${chain:+$chain }$word" > /dev/null && chain="\${chain:+$chain }$word"
  done
  COMPREPLY=($(compgen -W "$(_vigie_words "$chain")" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _vigie vigie`
}

function zsh(table: WordTable): string {
  return `#compdef vigie
_vigie_words() {
  case "$1" in
${cases(table)}
    *) return 1 ;;
  esac
}
_vigie() {
  local chain="" word
  for word in "\${words[@]:1:$((CURRENT-2))}"; do
    _vigie_words "\${chain:+$chain }$word" > /dev/null && chain="\${chain:+$chain }$word"
  done
  compadd -- \${=$(_vigie_words "$chain")} || _files
}
compdef _vigie vigie`
}

function fish(table: WordTable): string {
  const lines = [...table].map(
    ([chain, words]) => `    case '${chain}'\n      string split ' ' -- '${words.join(' ')}'`,
  )
  return `function __vigie_words
  switch "$argv[1]"
${lines.join('\n')}
    case '*'
      return 1
  end
end
function __vigie
  set -l chain ''
  for word in (commandline -opc)[2..]
    set -l longer (string trim -- "$chain $word")
    __vigie_words "$longer" > /dev/null; and set chain $longer
  end
  __vigie_words "$chain"
  __vigie_words "$chain" | string match -qv -- '--*'; or __fish_complete_path (commandline -ct)
end
complete -c vigie -f -a '(__vigie)'`
}
