/** Tools from PyPI in an environment of their own, for checks that a machine with Python can run. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/**
 * Installs packages into `folder`, a new virtual environment. @param packages with their exact versions
 * @returns the folder of its programs, or the reason why there is none
 */
export function installPython(
  folder: string,
  packages: readonly string[],
): { readonly bin: string } | { readonly missing: string } {
  const python = process.platform === 'win32' ? 'python' : 'python3'
  const made = spawnSync(python, ['-m', 'venv', folder], { encoding: 'utf8' })
  if (made.error !== undefined) return { missing: `${python} cannot be started` }
  if (made.status !== 0) return { missing: `${python} -m venv fails: ${(made.stderr || made.stdout).trim()}` }
  const bin = join(folder, process.platform === 'win32' ? 'Scripts' : 'bin')
  const installed = spawnSync(join(bin, 'python'), ['-m', 'pip', 'install', '--quiet', ...packages], {
    encoding: 'utf8',
  })
  return installed.status === 0
    ? { bin }
    : { missing: `pip cannot install ${packages.join(', ')}: ${installed.stderr.trim().slice(-300)}` }
}
