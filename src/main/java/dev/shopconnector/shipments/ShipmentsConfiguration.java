package dev.shopconnector.shipments;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ShipmentsSettings.class)
class ShipmentsConfiguration {}
