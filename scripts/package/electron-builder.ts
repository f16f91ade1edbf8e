/** Runs electron-builder with what electron-builder.yml cannot contain: the publisher of this build, and its server. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

interface UpdatePublisher {
  /** Home page of the project, shown by package managers. */
  readonly homepage: string
  /** The maintainer named in packages. */
  readonly contact: string
}

/** Names that can never exist (RFC 2606), so that a private build does not claim a publisher. */
const NOBODY: UpdatePublisher = { homepage: 'https://vigie.invalid', contact: 'founders@vigie.invalid' }

function publisherOf(environment: NodeJS.ProcessEnv): UpdatePublisher {
  return {
    homepage: environment.VIGIE_HOMEPAGE || NOBODY.homepage,
    contact: environment.VIGIE_CONTACT || NOBODY.contact,
  }
}

/** The update server: if set, packages contain it and descriptions are written beside them. */
const feedWords = ({ VIGIE_UPDATE_SERVER: server }: NodeJS.ProcessEnv): readonly string[] =>
  server ? ['-c.publish.provider=generic', `-c.publish.url=${server}`] : []

/** @param words of electron-builder's command line: `--linux deb`, `--dir`, `-c.…` @throws Error if it fails */
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
