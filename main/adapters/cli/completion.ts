/** Completion scripts for shells, made from the commands themselves. */
import { Argument, type Command } from 'commander'
import { command, type Register } from './base.ts'

const SHELLS = ['bash', 'zsh', 'fish'] as const
type Shell = (typeof SHELLS)[number]

export const register: Register = (program, cli, world) => {
  command(program, 'completion', 'source <(vigie completion bash)')
    .addArgument(new Argument('<shell>').choices(SHELLS))
    .action(async (shell: Shell) => {
      const { buildProgram } = await import('./program.ts')
      const script = SCRIPTS[shell](wordTable(await buildProgram({ ...world, argv: [] }, cli)))
      cli.print({ shell, script }, (answer) => answer.script)
    })
}

/** What may follow each chain of words: `''` for the first word, `trades` for `vigie trades`. */
export type WordTable = ReadonlyMap<string, readonly string[]>

/**
 * What may follow each command, by its words: `trades` gives its subcommands and options; the empty text, the first
 * words.
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

const SCRIPTS: Readonly<Record<Shell, (table: WordTable) => string>> = { bash, zsh, fish }

function cases(table: WordTable): string {
  return [...table].map(([path, words]) => `    "${path}") words="${words.join(' ')}" ;;`).join('\n')
}

function bash(table: WordTable): string {
  return `_vigie() {
  local path="" word words=""
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in -*) ;; *) path="\${path:+$path }$word" ;; esac
  done
  case "$path" in
${cases(table)}
  esac
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -F _vigie vigie`
}

function zsh(table: WordTable): string {
  return `#compdef vigie
_vigie() {
  local path_="" word words_=""
  for word in "\${words[@]:1:$((CURRENT-2))}"; do
    case "$word" in -*) ;; *) path_="\${path_:+$path_ }$word" ;; esac
  done
  case "$path_" in
${cases(table).replaceAll('words=', 'words_=')}
  esac
  compadd -- \${=words_}
}
compdef _vigie vigie`
}

function fish(table: WordTable): string {
  return [...table]
    .map(([path, words]) => {
      const condition =
        path === '' ? '__fish_use_subcommand' : `__fish_seen_subcommand_from ${path.split(' ').at(-1)}`
      return `complete -c vigie -f -n '${condition}' -a '${words.join(' ')}'`
    })
    .join('\n')
}
