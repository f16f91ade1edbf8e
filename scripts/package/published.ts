/** When a version of a package was published, from the registry that npm uses. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import * as z from 'zod'

const times = z.record(z.string(), z.string())

/** @returns an ISO instant @throws Error if the registry does not answer or does not know the version */
export async function publishedAt(
  name: string,
  version: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  const words = ['view', `${name}@${version}`, 'time', '--json']
  const { stdout } = await promisify(execFile)('npm', words, {
    env: environment,
    maxBuffer: 50_000_000,
    shell: process.platform === 'win32',
  })
  const time = times.parse(JSON.parse(stdout))[version]
  if (time === undefined) throw new Error(`The registry does not say when ${name} ${version} was published.`)
  return new Date(time).toISOString()
}
