/** Help of the commands about the process and its environment. */
import type { Messages } from '../catalogue.ts'

const host = {
  en: 'address to listen on (default: the settings, 127.0.0.1)',
  fr: 'adresse d’écoute (par défaut : celle des réglages, 127.0.0.1)',
}
const port = {
  en: 'port of REST and panel; 0 takes any (default: the settings, 8787)',
  fr: 'port de REST et du panneau ; 0 en prend un libre (par défaut : celui des réglages, 8787)',
}
const dryRun = { en: 'only show what would be done', fr: 'montrer seulement ce qui serait fait' }

export const processHelp = {
  '': {
    en: 'A lookout in your tray: runs your recurring jobs and keeps what they find.',
    fr: 'Une vigie dans votre barre : lance vos tâches récurrentes et garde ce qu’elles trouvent.',
  },
  help: { en: 'Show the help of a command', fr: 'Montrer l’aide d’une commande' },
  serve: {
    en: 'Run Vigie in this terminal, with its panel',
    fr: 'Faire tourner Vigie dans ce terminal, avec son panneau',
  },
  'serve --host': host,
  'serve --port': port,
  'serve --restart-on-error': {
    en: 'start again after an internal error, three times in ten minutes at most',
    fr: 'redémarrer après une erreur interne, trois fois en dix minutes au plus',
  },
  start: { en: 'Start Vigie in the background', fr: 'Démarrer Vigie en arrière-plan' },
  'start --host': host,
  'start --port': port,
  stop: { en: 'Stop the running Vigie', fr: 'Arrêter Vigie' },
  restart: { en: 'Stop Vigie, then start it again', fr: 'Arrêter Vigie, puis la redémarrer' },
  'restart --host': host,
  'restart --port': port,
  status: {
    en: 'Whether Vigie runs, its jobs, its last log lines',
    fr: 'Si Vigie tourne, ses tâches, ses dernières lignes de journal',
  },
  watch: { en: 'Live events, until Ctrl-C', fr: 'Les événements en direct, jusqu’à Ctrl-C' },
  'watch --type': {
    en: 'only events of this type, for example run',
    fr: 'seulement les événements de ce type, par exemple run',
  },
  logs: { en: 'The last lines of the log', fr: 'Les dernières lignes du journal' },
  'logs --follow': {
    en: 'wait for new lines, until Ctrl-C',
    fr: 'attendre de nouvelles lignes, jusqu’à Ctrl-C',
  },
  'logs --lines': { en: 'how many lines', fr: 'combien de lignes' },
  'logs --level': { en: 'this level and what is worse', fr: 'ce niveau et ce qui est plus grave' },
  'logs --topic': { en: 'only this topic', fr: 'seulement ce sujet' },
  token: { en: 'Print the token of the REST door', fr: 'Afficher le jeton de l’accès REST' },
  'token --rotate': {
    en: 'make a new token; the old one is refused from now on',
    fr: 'créer un nouveau jeton ; l’ancien est refusé désormais',
  },
  updates: { en: 'Is there a new version', fr: 'Y a-t-il une nouvelle version' },
  'updates show': {
    en: 'What is known, without asking the server',
    fr: 'Ce qui est connu, sans interroger le serveur',
  },
  'updates check': { en: 'Ask the server now', fr: 'Interroger le serveur maintenant' },
  'updates install': {
    en: 'Quit, install the fetched version, start it',
    fr: 'Quitter, installer la version téléchargée, la démarrer',
  },
  backup: {
    en: 'Copy the database, also while Vigie runs',
    fr: 'Copier la base de données, même pendant que Vigie tourne',
  },
  restore: {
    en: 'Put a backup in the place of the database',
    fr: 'Mettre une sauvegarde à la place de la base de données',
  },
  doctor: {
    en: 'Check what Vigie needs, with the remedy for what is wrong',
    fr: 'Examiner ce dont Vigie a besoin, avec le remède à ce qui ne va pas',
  },
  service: {
    en: 'Vigie as a service that starts with its user',
    fr: 'Vigie comme service qui démarre avec son utilisateur',
  },
  'service show': {
    en: 'What would be written, and whether it is there',
    fr: 'Ce qui serait écrit, et si cela existe déjà',
  },
  'service install': { en: 'Write the service and start it', fr: 'Écrire le service et le démarrer' },
  'service install --dry-run': dryRun,
  'service uninstall': {
    en: 'Stop the service and remove what was written',
    fr: 'Arrêter le service et retirer ce qui a été écrit',
  },
  'service uninstall --dry-run': dryRun,
  completion: {
    en: 'Print the completion script of a shell: bash, zsh or fish',
    fr: 'Afficher le script de complétion d’un shell : bash, zsh ou fish',
  },
} as const satisfies Messages
