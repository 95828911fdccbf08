import { parseArgs } from 'node:util';
import { version } from '../../package.json';
import { ok, type Result } from '../../shared/result';
import { analyze } from './analyze';
import { check } from './check';
import { compare } from './compare';
import { exportCommand } from './export';
import { importCommand } from './import';
import { improve } from './improve';
import type { Io } from './io';
import { layout } from './layout';
import { type Command, type Outcome, type Request, type Status, type Trouble, unreadable, wrongUsage } from './outcome';
import { newCommand, templates } from './templates';
import { validate } from './validate';

const COMMANDS: Readonly<Record<string, Command>> = {
  analyze,
  check,
  compare,
  improve,
  import: importCommand,
  export: exportCommand,
  layout,
  validate,
  templates,
  new: newCommand,
};

/** The command `plumbline`: arguments in, exit status out. */
export async function run(argv: readonly string[], io: Io): Promise<Status> {
  const [name, ...rest] = argv;
  if (name === 'help' || name === '--help' || name === '-h') return say(helpText(rest[0]), io);
  if (name === '--version' || name === '-v') return say(version, io);
  const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) return complain({ status: 2, message: unknownCommand(name) }, OVERVIEW, io);
  const request = parsed(command, rest, io);
  if (!request.ok) return complain(request.error, command.usage, io);
  if (request.value === 'help') return say(helpText(name), io);
  const outcome = await outcomeOf(command, request.value);
  if (!outcome.ok) return complain(outcome.error, command.usage, io);
  const { contents, notes, hasFailed } = outcome.value;
  if (notes !== undefined) io.err(withNewline(notes));
  const status = await deliver(contents, request.value.values['output'], io);
  return status === 0 && hasFailed === true ? 1 : status;
}

async function outcomeOf(command: Command, request: Request): Promise<Outcome> {
  try {
    return await command.run(request);
  } catch (error) {
    // Files that nest deeper than the stack are bad input, not a bug.
    if (!(error instanceof RangeError && error.message.includes('call stack'))) throw error;
    return unreadable(`${request.files.join(', ')}: expected something to read, got something nested too deeply`);
  }
}

/** The files and values of a command line, or what is wrong with it. */
function parsed(command: Command, args: readonly string[], io: Io): Result<Request | 'help', Trouble> {
  const names = [...command.options, 'output'];
  const flagNames = command.flags ?? [];
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  const switches = Object.fromEntries(flagNames.map((name) => [name, { type: 'boolean' as const }]));
  let values: Record<string, string | boolean | undefined>;
  let files: readonly string[];
  try {
    ({ values, positionals: files } = parseArgs({
      args: [...args],
      options: { ...options, ...switches, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    }));
  } catch (error) {
    return wrongUsage(error instanceof Error ? error.message : String(error));
  }
  if (values['help'] === true) return ok('help');
  if (command.takesNoFile === true) {
    if (files.length > 0) return wrongUsage(`expected no FILE, got ${files.join(', ')}`);
  } else if (files.length === 0) return wrongUsage('FILE is missing');
  if (files.length > 1 && command.several !== true) {
    return wrongUsage(`expected one FILE, got ${files.length}: ${files.join(', ')}`);
  }
  const texts = names.map((name) => [name, typeof values[name] === 'string' ? values[name] : undefined] as const);
  const flags = new Set(flagNames.filter((name) => values[name] === true));
  return ok({ files, values: Object.fromEntries(texts), flags, io });
}

async function deliver(contents: string | Uint8Array, output: string | undefined, io: Io): Promise<Status> {
  const whole = typeof contents === 'string' ? withNewline(contents) : contents;
  if (output === undefined || output === '-') {
    await io.out(whole);
    return 0;
  }
  const written = await io.write(output, whole);
  if (written.ok) return 0;
  io.err(withNewline(`${output}: ${written.error}`));
  return 2;
}

async function say(text: string, io: Io): Promise<Status> {
  await io.out(withNewline(text));
  return 0;
}

function complain({ status, message }: Trouble, usage: string, io: Io): Status {
  io.err(withNewline(status === 2 ? `${message}\nUsage: ${usage}` : message));
  return status;
}

const withNewline = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`);

const OVERVIEW = 'plumbline COMMAND FILE [OPTIONS]; plumbline help lists the commands';

function unknownCommand(name: string | undefined): string {
  if (name === undefined) return 'A command is missing';
  return `${name} is no command`;
}

function helpText(name: string | undefined): string {
  const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command !== undefined) return `${command.usage}\n  ${command.summary}`;
  return [
    `Plumbline ${version}: what a distributed system does under load and failure, worked out from its drawing.`,
    '',
    ...Object.values(COMMANDS).flatMap(({ usage, summary }) => [usage, `    ${summary}`]),
    '',
    'FILE - is standard input. Results go to standard output or --output, messages to standard error.',
    'Exit status: 0 done, 1 a gate failed, 2 wrong usage, 3 the input cannot be read.',
  ].join('\n');
}
