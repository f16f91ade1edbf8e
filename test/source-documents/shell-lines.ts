/** The shell lines of a Markdown document: its bash and HTTP blocks, each command on one line. */

const FENCE = /^\s*```(\w*)\s*$/
const SHELL = ['bash', 'http']
/** A document with an unclosed block continues with prose. */
const PROSE = /^\s*([#|*-]|\d+\.|$)/

export function shellLines(markdown: string): string[] {
  return blocks(markdown).flatMap(commands)
}

function blocks(markdown: string): string[][] {
  const found: string[][] = []
  let open: string[] | null = null
  for (const line of markdown.split('\n')) {
    const [, language] = FENCE.exec(line) ?? []
    if (language === undefined) open?.push(line.trim())
    else if (open !== null && language === '') open = null
    else {
      open = []
      if (SHELL.includes(language)) found.push(open)
    }
  }
  return found
}

/** A request with its headers and body is one command; so are continued lines or lines inside quotes. */
function commands(block: readonly string[]): string[] {
  const lines = block.filter((line) => !PROSE.test(line) || isCron(line))
  const [first = ''] = lines
  if (/^(GET|POST) /.test(first)) return [lines.join(' ')]
  const joined: string[] = []
  let whole = ''
  for (const line of lines) {
    whole = whole === '' ? line : `${whole} ${line}`
    if (whole.endsWith('\\')) whole = whole.slice(0, -1).trimEnd()
    else if ((whole.match(/"/g) ?? []).length % 2 === 0) {
      joined.push(whole)
      whole = ''
    }
  }
  return joined
}

const isCron = (line: string): boolean => /^\*\/\d+ /.test(line)
