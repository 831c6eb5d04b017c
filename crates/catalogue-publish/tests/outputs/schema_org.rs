//! schema.org, natively.

use catalogue_publish::schema_org::json_ld;
use serde_json::Value;

use crate::{SITE, amounts, compiled, ids, no_empty_values, services};

fn objects() -> Vec<Value> {
    let objects = services().iter().map(|service| json_ld(service, compiled(), SITE));
    objects.map(|text| serde_json::from_str(&text).expect("JSON")).collect()
}

#[test]
fn every_service_says_what_it_is() {
    for (object, service) in objects().iter().zip(services()) {
        no_empty_values(object, &service.id);
        assert_eq!(object["name"], service.name);
        assert_eq!(object["url"], format!("https://example.org/lembar/{}.html", service.id));
        let channels = object["availableChannel"].as_array().map_or(0, Vec::len);
        assert_eq!(channels, service.places.len(), "{}", service.id);
        let page = &object["mainEntityOfPage"];
        assert_eq!(page["dateModified"], service.check.compiled);
        assert!(page["isPartOf"]["description"].as_str().is_some_and(|s| s.contains("Bukan")));
    }
}

#[test]
fn amounts_are_the_same() {
    let objects = objects();
    let offers = objects.iter().filter_map(|object| object["offers"].as_array()).flatten();
    let prices: Vec<u64> = offers
        .map(|offer| {
            assert_eq!(offer["priceCurrency"], "IDR");
            offer["price"].as_u64().expect("a whole number")
        })
        .collect();
    assert_eq!(prices, amounts());
}

#[test]
fn related_services_exist() {
    let ids = ids();
    for object in objects() {
        for other in object["isRelatedTo"].as_array().into_iter().flatten() {
            let url = other["url"].as_str().unwrap_or_default();
            let id = url.strip_prefix("https://example.org/lembar/").unwrap_or_default();
            assert!(ids.contains(id.trim_end_matches(".html")), "{url}");
        }
    }
}

#[test]
fn it_cannot_leave_its_script_element() {
    let mut service = services()[0].clone();
    service.name = "</script><script>alert(1)</script><!--".to_owned();
    let text = json_ld(&service, compiled(), SITE);
    assert!(!text.contains('<'));
    let object: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(object["name"], service.name);
}
