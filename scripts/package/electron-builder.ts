/** Runs electron-builder with what electron-builder.yml cannot know: who publishes this build, and where. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

export interface Publisher {
  /** Home page of the project, shown by package managers. */
  readonly homepage: string
  /** Whom a package names as its maintainer. */
  readonly contact: string
}

/** Names that can never be real (RFC 2606), so that a private build does not claim a publisher. */
const NOBODY: Publisher = { homepage: 'https://vigie.invalid', contact: 'founders@vigie.invalid' }

function publisherOf(environment: NodeJS.ProcessEnv): Publisher {
  return {
    homepage: environment.VIGIE_HOMEPAGE || NOBODY.homepage,
    contact: environment.VIGIE_CONTACT || NOBODY.contact,
  }
}

/** Where running Vigies ask: named, the packages carry it and their descriptions are written beside them. */
const feedWords = ({ VIGIE_UPDATE_SERVER: server }: NodeJS.ProcessEnv): readonly string[] =>
  server ? ['-c.publish.provider=generic', `-c.publish.url=${server}`] : []

/** @param words of electron-builder's command line: `--linux deb`, `--dir`, `-c.…` @throws Error where it fails */
export function electronBuilder(
  words: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): void {
  const { homepage, contact } = publisherOf(environment)
  const identity = [
    `-c.extraMetadata.homepage=${homepage}`,
    `-c.linux.maintainer=The Vigie founders <${contact}>`,
  ]
  const program = join(root, 'node_modules/electron-builder/cli.js')
  const { status } = spawnSync(
    process.execPath,
    [program, '--publish', 'never', ...identity, ...feedWords(environment), ...words],
    {
      cwd: root,
      stdio: 'inherit',
      env: environment,
    },
  )
  if (status !== 0) throw new Error(`electron-builder ended with ${status}: ${words.join(' ')}`)
}
