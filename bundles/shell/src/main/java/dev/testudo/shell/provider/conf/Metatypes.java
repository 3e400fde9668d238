package dev.testudo.shell.provider.conf;

import dev.testudo.shell.provider.command.CommandException;
import dev.testudo.shell.provider.command.Near;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.metatype.AttributeDefinition;
import org.osgi.service.metatype.MetaTypeInformation;
import org.osgi.service.metatype.MetaTypeService;
import org.osgi.service.metatype.ObjectClassDefinition;

/** What bundles tell of their configuration by Metatype: keys, meaning, defaults. */
final class Metatypes implements Keys {
  private final BundleContext context;
  private final MetaTypeService service;

  Metatypes(BundleContext context, MetaTypeService service) {
    this.context = context;
    this.service = service;
  }

  @Override
  public Set<String> pids() {
    Set<String> pids = new TreeSet<>();
    for (MetaTypeInformation one : all()) {
      pids.addAll(Arrays.asList(one.getPids()));
      pids.addAll(Arrays.asList(one.getFactoryPids()));
    }
    return pids;
  }

  @Override
  public List<Key> keys(String pid) {
    return definitions(pid).stream()
        .map(
            one ->
                new Key(
                    one.getID(),
                    text(one.getDescription() == null ? one.getName() : one.getDescription()),
                    one.getDefaultValue() == null
                        ? Optional.empty()
                        : Optional.of(String.join(", ", one.getDefaultValue()))))
        .toList();
  }

  @Override
  public Map<String, Object> check(String pid, Map<String, String> values) {
    Map<String, AttributeDefinition> known = new LinkedHashMap<>();
    definitions(pid).forEach(one -> known.put(one.getID(), one));
    if (known.isEmpty()) {
      return new LinkedHashMap<>(values);
    }
    Map<String, Object> checked = new LinkedHashMap<>();
    values.forEach((key, value) -> checked.put(key, check(known, key, value)));
    return checked;
  }

  private static Object check(Map<String, AttributeDefinition> known, String key, String value) {
    AttributeDefinition definition = known.get(key);
    if (definition == null) {
      throw new CommandException(
          key + "=" + value + ": no such key" + Near.hint(key, known.keySet()));
    }
    String wrong = definition.validate(value);
    if (wrong != null && !wrong.isEmpty()) {
      throw new CommandException(key + "=" + value + ": " + wrong);
    }
    return definition.getCardinality() == 0
        ? value
        : Arrays.stream(value.split(",")).map(String::strip).toArray(String[]::new);
  }

  private List<AttributeDefinition> definitions(String pid) {
    int tilde = pid.indexOf('~');
    String type = tilde < 0 ? pid : pid.substring(0, tilde);
    for (MetaTypeInformation one : all()) {
      if (Arrays.asList(one.getPids()).contains(type)
          || Arrays.asList(one.getFactoryPids()).contains(type)) {
        AttributeDefinition[] found =
            one.getObjectClassDefinition(type, null)
                .getAttributeDefinitions(ObjectClassDefinition.ALL);
        return found == null ? List.of() : List.of(found);
      }
    }
    return List.of();
  }

  private List<MetaTypeInformation> all() {
    List<MetaTypeInformation> all = new ArrayList<>();
    for (Bundle bundle : context.getBundles()) {
      MetaTypeInformation information = service.getMetaTypeInformation(bundle);
      if (information != null) {
        all.add(information);
      }
    }
    return all;
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
