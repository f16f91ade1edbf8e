/** `npm run -s sbom > vigie.cdx.json`: lists what is shipped, as CycloneDX, checked against its schema. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { sbomProblems, shippedSbom } from './package/sbom.ts'

const root = join(import.meta.dirname, '..')
const seconds = execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8' })
const text = `${JSON.stringify(shippedSbom(root, new Date(Number(seconds) * 1000)), null, 2)}\n`
const problems = await sbomProblems(text)
if (problems !== null) throw new Error(`The bill does not follow its schema: ${JSON.stringify(problems)}`)
process.stdout.write(text)
