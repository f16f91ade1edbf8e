/**
 * `npm run pack -- --linux deb tar.gz`: builds packages into release/, with the arguments of electron-builder's command
 * line. VIGIE_HOMEPAGE, VIGIE_CONTACT, VIGIE_UPDATE_SERVER and VIGIE_UPDATE_PUBLIC_KEY name the publisher.
 */
import { electronBuilder } from './package/electron-builder.ts'
import { preparePackage } from './package/prepare.ts'

preparePackage()
electronBuilder(process.argv.slice(2))
