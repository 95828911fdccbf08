import { fail, ok, type Result } from '../../shared/result';
import { WEB_PORT } from '../policy';

export type StartOptions = {
  readonly web: boolean;
  readonly open: boolean;
  readonly port: number;
  /** Designs to open, and whatever stood behind `--`. */
  readonly rest: readonly string[];
};

export const USAGE = 'Usage: npm start -- [--web] [--no-open] [--port N] [FILE.plumb …] [-- ARGUMENTS FOR ELECTRON]';

export function startOptions(argv: readonly string[]): Result<StartOptions> {
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length;
  const rest: string[] = [];
  let options: StartOptions = { web: false, open: true, port: WEB_PORT, rest };
  for (let i = 0; i < end; i++) {
    const argument = argv[i]!;
    if (argument === '--web') options = { ...options, web: true };
    else if (argument === '--no-open') options = { ...options, open: false };
    else if (argument === '--port') {
      const port = Number(argv[++i]);
      if (!Number.isInteger(port) || port < 0 || port > 65_535) return fail('--port: expected a number up to 65535');
      options = { ...options, port };
    } else if (!argument.startsWith('-')) rest.push(argument);
    else return fail(`${argument} is not known`);
  }
  rest.push(...argv.slice(end + 1));
  return ok(options);
}
