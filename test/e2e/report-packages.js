// Preloaded into hakko, it writes to file descriptor 3 the name of each package that is loaded, a line each.
import { writeSync } from 'node:fs';
import { registerHooks } from 'node:module';

const seen = new Set();

registerHooks({
  resolve(specifier, context, next) {
    const resolved = next(specifier, context);
    const [, name] =
      /\/node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*\/node_modules\/)/.exec(resolved.url) ?? [];
    if (name !== undefined && !seen.has(name)) {
      seen.add(name);
      writeSync(3, `${name}\n`);
    }
    return resolved;
  },
});
