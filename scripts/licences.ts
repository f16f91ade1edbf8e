/** `npm run licences`: lists the packages inside Vigie with their licences; fails if one is not compatible. */
import { join } from 'node:path'
import { checkedPackages } from './package/licences.ts'

const packages = checkedPackages(join(import.meta.dirname, '..'))
for (const { name, version, license } of packages) console.log(`${name} ${version}: ${license}`)
console.log(`${packages.length} packages, all compatible with MIT.`)
