/** What a package may and must contain: nothing else runs. */

/** Files of the archive of a desktop package, relative to its root. */
const ALLOWED = [
  /^package\.json$/,
  /^(LICENSE|NOTICE)$/,
  /^dist\/(licences\.txt|updates\.json)$/,
  /^dist\/main\/(cli|desktop)\.js$/,
  /^dist\/main\/preload\.cjs$/,
  /^dist\/main\/chunks\/[\w.@-]+\.js$/,
  /^dist\/main\/workers\/[\w-]+\.worker\.js$/,
  /^dist\/renderer\/(index\.html|theme\.js|icon(-\w+)?\.svg)$/,
  /^dist\/renderer\/assets\/[\w.@-]+\.(js|css|woff2|svg)$/,
  /^assets\/data\/sample\/[\w-]+\.csv$/,
  /^assets\/prompts\/[\w.-]+\.md$/,
  /^assets\/demo\/[\w-]+\.json$/,
  /^assets\/icons\/256x256\.png$/,
  /^assets\/tray\/(dark|light|template)\/[\w-]+\.png$/,
  /^node_modules\/better-sqlite3\/(LICENSE|package\.json)$/,
  /^node_modules\/better-sqlite3\/lib\/(methods\/)?(?!darwin|linux|win32)[\w-]+\.js$/,
]

const REQUIRED = [
  'package.json',
  'LICENSE',
  'NOTICE',
  'dist/licences.txt',
  'dist/main/cli.js',
  'dist/main/desktop.js',
  'dist/main/preload.cjs',
  'dist/main/workers/archive.worker.js',
  'dist/renderer/index.html',
  'assets/data/sample/spy_daily_1998_2021.csv',
  'assets/prompts/occupation.v1.md',
  'assets/demo/occupations.json',
]

/** The native module of a target, for example `linux-x64`. */
export const nativeModule = (target: string): string => `node_modules/better-sqlite3/prebuilds/${target}.node`

/** Returns the problems of an archive's contents for a target; empty if there are none. */
export function contentsProblems(files: readonly string[], target: string): readonly string[] {
  const native = nativeModule(target)
  const foreign = files.filter((file) => file !== native && !ALLOWED.some((pattern) => pattern.test(file)))
  const missing = [...REQUIRED, native].filter((file) => !files.includes(file))
  return [
    ...foreign.map((file) => `${file} does not belong in a package`),
    ...missing.map((file) => `${file} is missing`),
  ]
}

/** Additional files of the npm package: npm itself adds the readme, and the native module comes with npm. */
export function npmContentsProblems(files: readonly string[]): readonly string[] {
  const foreign = files.filter(
    (file) => file !== 'README.md' && !ALLOWED.some((pattern) => pattern.test(file)),
  )
  const missing = [
    'package.json',
    'LICENSE',
    'NOTICE',
    'dist/main/cli.js',
    'dist/renderer/index.html',
  ].filter((file) => !files.includes(file))
  return [
    ...foreign.map((file) => `${file} does not belong in the npm package`),
    ...missing.map((file) => `${file} is missing`),
  ]
}

/** Returns paths of the build machine, which reveal it to strangers and make archives differ. */
export function machinePaths(text: string, root: string, home: string): readonly string[] {
  return [root, home].filter((path) => path.length > 1 && text.includes(`${path}/`))
}
