/** docs/cli.md */
import { ERRORS, type ErrorCode } from '../../shared/error-codes.ts'
import { errorTemplate } from '../../shared/messages/index.ts'
import type { DocumentedCommand } from './commands.ts'
import { GENERATED, tableRow } from './markdown.ts'

const EXITS: Readonly<Record<number, string>> = {
  0: 'done',
  1: 'something went wrong inside Vigie',
  2: 'the input is invalid',
  3: 'there is no such thing',
  4: 'no access',
  5: 'it conflicts with what runs',
  6: 'too many requests',
  7: 'an outside source',
  8: 'the instance: not running, running already, its port or socket',
  9: 'the data: database, settings, backups, the doctor’s findings',
  130: 'ended by Ctrl-C',
}

/** Returns docs/cli.md. */
export function cliPage(commands: readonly DocumentedCommand[]): string {
  return `# Command line

${GENERATED}

From a checkout, \`npm run -s vigie -- <command>\` is \`vigie <command>\`.

Every command takes \`--json\` (the answer as one JSON object, or one per line if there are many; errors as
\`{"error":{"code","message","params"}}\` on standard error), \`--data <folder>\` (default: \`VIGIE_DATA\`, or the usual
folder of the system), \`--language fr|en\` and \`--help\`. Colours are used on a terminal only, and never with \`NO_COLOR\`.

Without \`--language\` the language is the first of \`LANGUAGE\` (such as \`fr:en\`) that Vigie has, and then that of \`LC_ALL\`,
\`LC_MESSAGES\` or \`LANG\`; if that is \`C\` or \`POSIX\`, \`LANGUAGE\` does not count. Numbers, dates and times are read as the
language writes them: \`12 500,5\`, \`30/11/2026 09:00\`, \`2026-11-30\`, \`09:00\`.

${commands.map(section).join('\n')}
## Exit codes

| code | meaning |
|---|---|
${Object.entries(EXITS)
  .map(([code, meaning]) => tableRow([code, meaning]))
  .join('\n')}

## Errors

| code | exit | sentence |
|---|---|---|
${Object.entries(ERRORS)
  .map(([code, { exit }]) => tableRow([`\`${code}\``, String(exit), errorTemplate('en', code as ErrorCode)]))
  .join('\n')}
`
}

function section({ usage, summary, example, options }: DocumentedCommand): string {
  const rows = options.map(({ flags, description }) => tableRow([`\`${flags}\``, description]))
  const table = rows.length === 0 ? '' : `\n| option | |\n|---|---|\n${rows.join('\n')}\n`
  return `## ${usage.replace(/ \[options\]/, '')}

${summary}.
${table}
\`\`\`sh
${example}
\`\`\`
`
}
