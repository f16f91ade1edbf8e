/** docs/vigie.1: the manual page, in troff. */
import type { DocumentedCommand } from './commands.ts'

export function manualPage(commands: readonly DocumentedCommand[]): string {
  return `.TH VIGIE 1
.SH NAME
vigie \\- a lookout: runs recurring jobs and keeps what they find
.SH SYNOPSIS
.B vigie
.I command
[\\-\\-json] [\\-\\-data folder] [\\-\\-language fr|en]
.SH COMMANDS
${commands.map(entry).join('\n')}
.SH ENVIRONMENT
.TP
.B VIGIE_DATA
The data folder.
.TP
.B NO_COLOR
No colours.
.SH SEE ALSO
docs/cli.md, docs/rest.md, docs/operations.md
`
}

function entry({ usage, summary, example, options }: DocumentedCommand): string {
  const lines = options.map(({ flags, description }) => `.br\n${escaped(`${flags}: ${description}`)}`)
  return [
    `.TP`,
    `.B ${escaped(usage)}`,
    `${escaped(summary)}.`,
    ...lines,
    '.br',
    `Example: ${escaped(example)}`,
  ].join('\n')
}

const escaped = (text: string): string =>
  text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^([.'])/, '\\&$1')
